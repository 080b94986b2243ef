/** Makes plain JavaScript of a typed module of the project and all that it imports of it: one file. */
export const bundle: (entry: string, where: { readonly outfile: string }) => Promise<void>
/** The command line as plain JavaScript, made where its sources have changed; null where nothing can be written. */
export const bundledCommandLine: () => Promise<string | null>
/** The program of a reader that was made together with a command line. */
export const readerBeside: (commandLine: string) => string
