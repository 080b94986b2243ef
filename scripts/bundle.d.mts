/** Makes plain JavaScript of a typed module of the project and all that it imports of it: one file. */
export const bundle: (entry: string, where: { readonly outfile: string }) => Promise<void>
/** The program of a reader as plain JavaScript, in a folder of its own. */
export const bundleReader: (outdir: string) => Promise<void>
