/** Makes plain JavaScript of a typed module of the project and all that it imports of it: one file. */
export const bundle: (entry: string, where: { readonly outfile: string }) => Promise<void>
