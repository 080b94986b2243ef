const LONGEST_NAME = 120

/** The name of a file for people: no folders and nothing that no name may hold; a fitting one if nothing is left. */
export const mediaName = (name: string, extension: string): string => {
  const own = (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/[\p{C}<>:"|?*]/gu, '').trim()
  return own === '' || /^\.+$/.test(own) ? `file.${extension}` : own.slice(-LONGEST_NAME)
}
