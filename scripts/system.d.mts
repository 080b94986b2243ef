/** A system as Node names it, and the environment of the process. */
type System = { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>> }

export const startWith: (setting: string, system?: System) => string
export const browserCommand: (url: string, system?: System) => readonly string[]
export const npmCommand: (system?: System) => { readonly program: readonly string[]; readonly shell: boolean }
