import type { Metadata } from 'next'

/** A text as the title of a page, before “. Aide-Mémoire”: with one mark at its end, not two. */
export const pageTitle = (text: string): NonNullable<Metadata['title']> =>
  /[?!…]$/u.test(text) ? { absolute: `${text} Aide-Mémoire` } : text.replace(/\.$/u, '')
