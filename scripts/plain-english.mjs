import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from '@swc/core'
import { exitWith, Stop, say } from './say.mjs'
import { ROOT } from './setup.mjs'

/**
 * Phrases that read as translated or old-fashioned English, with what to write in their place. They are looked for in
 * what people read: texts of screens, messages, the help of commands, and documents. The reason is the same for all:
 * a reader stops at them. Add a phrase when one is found on a screen; a phrase that is right in some sentence is
 * narrowed rather than exempted.
 */
export const PHRASES = [
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bput(s|ting)? (\w+ )?right\b/i, 'fix'],
  [/\b(re)?read anew\b|\banew\b/i, 'again'],
  [/\bonce more\b/i, 'again'],
  [/\b(is|are) begun\b/i, 'starts, has started'],
  [/\bstands? (beside|beneath|above|below|here|there|in|under|for itself|as)\b/i, 'is, appears, is shown'],
  [/\bwhat there is\b/i, 'the available …'],
  [/\b(seconds|minutes|cards|answers|words|hours) an? (card|day|answer|fact|word|week|second|minute)\b/i, 'per'],
  [/\bof one[’']s own\b/i, 'your own, its own'],
  [/\bof itself\b/i, 'automatically'],
  [/\bby itself\b/i, 'automatically'],
  [/\b(told|tell|tells|telling|take|takes|taken) apart\b/i, 'distinguish, separate'],
  [/\bso (many|much) (before|after|as)\b/i, 'too many, or the number'],
  [/\bas (it|they) must be\b/i, 'valid'],
  [/\bleads? nowhere\b/i, 'no longer works'],
  [/\bto reach:/i, 'Target:'],
  [/\b(did|does|do|has) not (come|came) to an end\b/i, 'failed, didn’t finish'],
  [/\b(take|takes|took|taken|taking) (\w+ )?back\b/i, 'undo'],
  [/\b(take|takes|took|taken|taking) (it |them |the \w+ )?away\b/i, 'remove'],
  [/\b(give|gives|gave|given|giving) up\b/i, 'discard'],
  [/\basked no more\b/i, 'no longer reviewed'],
  [/\bthe ones? before\b(?! )/i, 'previous'],
  [/\bnot to be had\b/i, 'not available'],
  [/\b(minutes|time) (is|are) spent\b/i, 'you’ve used up the time'],
  [/\b(its|their) time has come\b/i, 'due'],
  [/\b(a|the) fault\b|\bfaults\b/i, 'error, problem'],
  [/\btroubles?\b/i, 'problem'],
  [/\bin step\b/i, 'synced'],
  [/\bper cent\b/i, '%, or percentage points for a difference'],
  [/\bcame along\b|\bcomes along\b/i, 'was shared, is included'],
  [/\b(this|that|it) is no\b(?! longer\b)/i, 'is not a'],
  [/\b(is|are|was) not as (it|they) (was|were)\b/i, 'changed'],
  [/\bno (web address|date|number|PDF|file of)\b/i, 'not a …'],
  [/\bmakes? to\b/i, 'makes'],
  [/\bwhere (it|this|that) fails\b/i, 'if it fails'],
  [/\bfinds? no room\b/i, 'doesn’t fit'],
  [/\bhave been left\b|\bhad those\b/i, 'rewrite'],
  [/\b(somebody|one) (who )?(wants|must|should|needs)\b/i, 'you'],
  [/\bis there again\b|\bare there again\b/i, 'is back'],
  [/\bwithal|hitherto|thereof|wherein|whereof|therein|thereby|whence\b/i, 'plain words'],
  [/\blook(s)? whether\b/i, 'check whether'],
  [/\bwhatever (is|was) (chosen|set)\b/i, 'ignoring …'],
  [/\bthe day anew\b/i, 'again'],
  [/\blooks of words\b/i, 'text style'],
  [/\bhold(s|ing)? up\b/i, 'block, delay'],
  [/\bfor want of\b/i, 'because there isn’t enough'],
  [/\bas yet\b/i, 'yet'],
  [/\bat hand\b/i, 'available'],
  [/\b(has|have|had) to do with\b/i, 'relates to'],
  [/\bas good as\b/i, 'nearly'],
  [/\bcomes? to stand\b/i, 'is'],
  [/\bends? with [012]\b/i, 'exit code …'],
  [/\bwhere none is (named|given)\b/i, 'by default'],
  [/\bshall\b/i, 'will, must'],
  [/\b(was|were) so before\b/i, 'already was'],
  [/\bkeep(s|ing)? (\w+ ){0,3}back\b/i, 'hold back'],
  [/\bthe days to come\b/i, 'the coming days'],
  [/\bempty (leaves|changes)\b/i, 'if empty, …'],
  [/\blets? nothing\b/i, 'does not allow, cannot'],
  [/\b(has|have) a fault of (its|their) own\b/i, 'reported an error'],
]

const SCREENS = ['app', 'lib']
const DOCUMENTS = ['README.md', 'docs']
/** Words of languages are data there, not sentences of ours. */
const DATA =
  /\.(test|fixtures?|spec)\.|^lib\/domain\/(finder|comparison)\/|^lib\/data\/(schema|migrations)\/|-lexicon\.|\/fixtures\//

const filesBelow = (folder, ending) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)))

const isSentence = (text) => /[A-Za-z]{2,} [A-Za-z]/.test(text)
/** Class names of Tailwind are no sentences. */
const isClassNames = (text) =>
  /(^|\s)(-?[a-z]+(-[a-z0-9[\]./()%]+)+|[a-z]+:[\w-]+)(\s|$)/.test(text) && !/[.?!…:]$|[A-Z]/.test(text)

/** The raw and the read form of a text in swc's tree; null for other nodes. */
const textOfNode = ({ type, value, raw, quasis }) => {
  if (type === 'StringLiteral') return { raw: raw?.slice(1, -1) ?? value, text: value }
  if (type === 'JSXText') return { raw: value, text: value }
  if (type !== 'TemplateLiteral' || !quasis) return null
  return { raw: quasis[0]?.raw ?? '', text: quasis.map(({ cooked }) => cooked ?? '').join('…') }
}

const UNREAD = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'TsLiteralType', 'TaggedTemplateExpression'])

/** Texts that people read in a source file, with their lines: in JSX, in strings and in templates. */
export const textsOfSource = (source, isTsx) => {
  const found = []
  let from = 0
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null || UNREAD.has(node.type)) return
    const read = textOfNode(node)
    if (read && isSentence(read.text) && !isClassNames(read.text.trim())) {
      // The tree is walked in the order of the source.
      const at = source.indexOf(read.raw, from)
      if (at >= 0) from = at
      found.push({ line: source.slice(0, from).split('\n').length, text: read.text.replace(/\s+/g, ' ').trim() })
    }
    Object.values(node).forEach(visit)
  }
  visit(parseSync(source, { syntax: 'typescript', tsx: isTsx, target: 'es2022' }).body)
  return found
}

/** The sentences of a document, line by line, without code. */
export const textsOfDocument = (source) => {
  let isCode = false
  return source.split('\n').flatMap((text, i) => {
    if (/^ *(```|~~~)/.test(text)) {
      isCode = !isCode
      return []
    }
    return isCode ? [] : [{ line: i + 1, text: text.replace(/`[^`]*`/g, '`…`').trim() }]
  })
}

/** What of the list a text holds: the words found, and what to write in their place. */
export const phrasesIn = (text) =>
  PHRASES.flatMap(([pattern, better]) => {
    const found = text.match(pattern)
    return found ? [{ found: found[0], better }] : []
  })

const issuesOf = (name, texts) =>
  texts.flatMap(({ line, text }) =>
    phrasesIn(text).map(({ found, better }) => `${name}:${line} “${found}” (${better}) in: ${text}`),
  )

/** Looks through all that people read, in the files whose names begin with `prefix`. */
export const readEnglish = (prefix = '') => {
  const sources = SCREENS.flatMap((folder) => filesBelow(folder, /\.tsx?$/)).filter((name) => !DATA.test(name))
  const documents = DOCUMENTS.flatMap((place) => (place.endsWith('.md') ? [place] : filesBelow(place, /\.md$/)))
  const read = (name) => readFileSync(join(ROOT, name), 'utf8')
  const wanted = (name) => name.startsWith(prefix)
  return [
    ...sources.filter(wanted).map((name) => [name, textsOfSource(read(name), name.endsWith('x'))]),
    ...documents.filter(wanted).map((name) => [name, textsOfDocument(read(name))]),
  ]
}

/** A check that sees nothing finds nothing wrong. */
const LEAST_TEXTS = 4_000

const USAGE =
  'node scripts/plain-english.mjs [--list] [PREFIX]: what people read, checked or listed, in files whose names begin with PREFIX'

const main = async () => {
  const args = process.argv.slice(2)
  if (args.includes('--help')) return say(USAGE)
  const prefix = args.find((arg) => !arg.startsWith('-'))
  const read = readEnglish(prefix)
  if (args.includes('--list')) {
    for (const [name, texts] of read)
      for (const { line, text } of texts) if (text !== '') say(`${name}:${line} ${text}`)
    return
  }
  const count = read.reduce((sum, [, texts]) => sum + texts.length, 0)
  if (prefix === undefined && count < LEAST_TEXTS) throw new Stop(`Only ${count} texts were seen.`)
  const issues = read.flatMap(([name, texts]) => issuesOf(name, texts))
  if (issues.length > 0) throw new Stop(`${issues.join('\n')}\n${issues.length} phrases to reword.`)
  say(`${count} texts read.`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main().catch(exitWith)
