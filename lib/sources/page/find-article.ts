import { Readability } from '@mozilla/readability'
import Defuddle from 'defuddle'
import { parseHTML } from 'linkedom'
import { countWords } from '../../domain/content/canonical-text'
import { htmlText } from './html-text'

/** Below this, the first try may have taken a teaser for the article. */
const FEW_WORDS = 120
/** The second try must find this much more to be believed. */
const MUCH_MORE = 1.5

/** What pages put between an article's paragraphs, by the names they give it: for other articles, or for subscribers. */
const ASIDES = [
  'aside',
  'nav',
  'figure',
  'figcaption',
  'form',
  'footer',
  '[role="complementary"]',
  '[role="navigation"]',
  '[aria-hidden="true"]',
  '[hidden]',
  '.sr-only',
  '.visually-hidden',
].join(',')
const ASIDE_NAMES =
  /(?:^|[-_\s])(?:caption|credit|read-?more|related|recommend(?:ed|ations)?|newsletter|promo|social|share|sharing|subscribe|sign-?up|advert(?:isement)?|ad-slot|byline|author-bio|comments?|pull-?quote|cookie|breadcrumbs?)(?:$|[-_\s])/i
const READ_MORE = /^(?:read more|read next|see also|also read|more on this|related)\s*[:：|—–-]/i
const FEW_WORDS_ASIDE = 80

const isAside = (element: Element): boolean => {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  const words = element.textContent ?? ''
  if (ASIDE_NAMES.test(names)) return countWords(words) <= FEW_WORDS_ASIDE
  return (
    /^(?:P|DIV|LI|H[2-6])$/.test(element.tagName) &&
    READ_MORE.test(words.trim()) &&
    countWords(words) <= FEW_WORDS_ASIDE
  )
}

const pruneNamed = (article: Element): void => {
  for (const element of article.querySelectorAll('[class],[id],p,li')) if (isAside(element)) element.remove()
}

const prune = (article: Element): void => {
  for (const element of article.querySelectorAll(ASIDES)) element.remove()
  pruneNamed(article)
}

const byReadability = (document: Document): string => {
  // Before, because it gives elements new names and loses the old ones.
  pruneNamed(document.body)
  const found = new Readability<Node>(document, { keepClasses: true, serializer: (node) => node }).parse()
  const article = found?.content
  if (article?.nodeType !== 1) return ''
  const element = article as Element // its kind was just looked at
  prune(element)
  return htmlText(element.innerHTML)
}

/** Its readers for single sites are not wanted, so it is told of no real one. It never loads anything in this call. */
const NO_SITE = 'https://page.invalid/'

const byDefuddle = (document: Document): string => {
  const holder = parseHTML(`<html><body>${new Defuddle(document, { url: NO_SITE }).parse().content}</body></html>`)
    .document.body
  prune(holder)
  return htmlText(holder.innerHTML)
}

const bodyText = ({ body }: Document): string => {
  prune(body)
  return htmlText(body.innerHTML)
}

/** What is thrown for a page that a finder does not cope with is no reason to give the page up. */
const attempt = (find: (document: Document) => string, document: Document): string => {
  try {
    return find(document)
  } catch {
    return ''
  }
}

/**
 * The canonical text of the article in a page: by Readability; by Defuddle where that finds little and this finds much
 * more; the whole page where both find nothing.
 * @param document of `html`; it is changed
 */
export const findMainText = (html: string, document: Document): string => {
  const first = attempt(byReadability, document)
  const words = countWords(first)
  if (words >= FEW_WORDS) return first
  const anew = () => parseHTML(html).document
  const second = attempt(byDefuddle, anew())
  if (countWords(second) > words * MUCH_MORE) return second
  return words > 0 ? first : attempt(bodyText, anew())
}
