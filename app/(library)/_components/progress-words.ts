/** How far the reading or the import of a file is; without a figure until there is one, as for texts, which are read in one piece. */
export const progressWords = (doing: 'reading' | 'importing', fileName: string, share: number): string => {
  const words = `${doing === 'reading' ? 'Reading' : 'Importing'} “${fileName}”`
  return share > 0 ? `${words}: ${Math.floor(share * 100)}%.` : `${words} …`
}
