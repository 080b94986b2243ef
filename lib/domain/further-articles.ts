import { PASSAGE_ROLE_WORDS, PASSAGE_ROLES, type PassageRole } from './library'

/** An article with a further passage of a fact, and what that does for the fact. */
export type AlsoArticle = { readonly role: PassageRole; readonly key: string; readonly title: string }

/** Articles of further passages, each once for a role. */
export const alsoArticlesOf = (
  also: readonly { readonly role: PassageRole; readonly articleKey: string; readonly title: string }[],
): readonly AlsoArticle[] => [
  ...new Map(
    also.map(({ role, articleKey: key, title }) => [`${role} ${key}`, { role, key, title }] as const),
  ).values(),
]

const ended = (text: string): string => (/[.?!]$/u.test(text) ? text : `${text}.`)

/** Further articles in words, a sentence for each role: “Also in: One; Two. Disagrees: Three.” Empty where there are none. */
export const alsoArticlesWords = (also: readonly AlsoArticle[]): string =>
  PASSAGE_ROLES.flatMap((role) => {
    const titles = also.filter((one) => one.role === role).map(({ title }) => title)
    return titles.length === 0 ? [] : [ended(`${PASSAGE_ROLE_WORDS[role]}: ${titles.join('; ')}`)]
  }).join(' ')
