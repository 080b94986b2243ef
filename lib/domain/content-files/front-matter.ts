/** A text without the block of settings at its beginning, and that block. */
export const withoutFrontMatter = (text: string): { readonly front: string; readonly body: string } => {
  const found = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u.exec(text)
  return found ? { front: found[1] ?? '', body: text.slice(found[0].length) } : { front: '', body: text }
}

const FACTS = /^ {0,3}`{3,}[ \t]*facts[ \t]*\r?$/mu

/** Whether a text is a content file: its front matter has an id and an outlet, and it has facts. */
export const isContentText = (text: string): boolean => {
  const { front } = withoutFrontMatter(text)
  return /^id:/mu.test(front) && /^outlet:/mu.test(front) && FACTS.test(text)
}
