import { asciiRegExp } from '../../text/ascii-reg-exp'
import { GIVEN_NAMES } from '../words/en/given-names'
import { OTHER_ACRONYMS } from '../words/en/organisations'
import { SPEECH_VERBS } from '../words/en/speech'
import { BEHIND_A_PAPER } from './entity-type-evidence'
import { isCalendarWord, isDemonym, isOtherCapitalised, type Known, knownName } from './gazetteer'
import { type Found, longestListed, skip, sure } from './gazetteer-match'
import { endOfRun, type NameMention, wordsOfRun } from './name-mention'
import { isOrganisationHead, organisationAt } from './organisations'
import { endOfCapitalRole, endOfTitles, isNameWord, personAfterRole, personAt } from './people'
import { placeAt } from './places'
import { stateAt, THING_HEADS, teamAt } from './teams-and-states'
import { adjoins, type NameToken } from './tokens'
import { isOrdinaryWord, partOfSpeech } from './vocabulary'

/**
 * Papers and bodies to whose name “The” belongs. Where a sentence begins with it, the capital says nothing: only for these
 * is it taken for a part of the name, and only where they act as papers do.
 */
const ARTICLED_NAMES: ReadonlySet<string> = new Set(
  `Diplomat|Intercept|Conversation|Interpreter|Africa Report|Continent|Sentry|National Interest|New Humanitarian|Cipher Brief|New Arab|Print|Wire|Caravan|Quint|Namibian|Monitor|Insider|Bell|Ken|Markup|Verge|Register|Hill|Nation|New Republic|Spectator|New Statesman|Lancet|Scotsman|Herald|Star|Sun|Australian|Age|Walrus|Globe and Mail|Local|Citizen|Standard|Star Kenya|Cable|Moscow Times|Astana Times|Insight|Banker|Information|Asia Foundation|Nature Conservancy|Elders`.split(
    '|',
  ),
)

const NAMED_LIKE_PEOPLE =
  /^(?:freighter|ship|vessel|cutter|tanker|ferry|trawler|frigate|boat|yacht|submarine|destroyer|cruiser|barge|tug|icebreaker|carrier|hurricane|Hurricane|storm|Storm|typhoon|Typhoon|cyclone|Cyclone|schooner|brig)$/
/** Words that open a sentence with a capital before a name that is not theirs. */
const LOOSE_TAGS = new Set(['ADP', 'ADV', 'DET', 'PRON', 'CCONJ', 'SCONJ', 'AUX', 'PART', 'VERB', 'INTJ', 'NUM'])

const SHORT_CAPITALS = asciiRegExp(/^\p{Lu}{2,6}(?:-\d)?$/u)
const CAPITALISED = asciiRegExp(/^\p{Lu}\p{Ll}+$/u)
const OPENS_CAPITALISED = asciiRegExp(/^\p{Lu}\p{Ll}/u)
const NO_LETTER_FIRST = asciiRegExp(/^\P{L}/u)
const BEFORE_HYPHEN = asciiRegExp(
  /^(?<name>\p{Lu}[\p{L}’']+)-(?:led|based|backed|born|bound|run|owned|registered|listed|controlled|held|brokered|sponsored|funded|educated|trained)$/u,
)

const isCapitals = (word: string): boolean => SHORT_CAPITALS.test(word)

const OF_MONEY = /^(?:dollars?|cents?|pounds?|pesos?|francs?|rupees?|kron[ae]r?|treasuries)$/

/** A listed name, unless what follows makes it part of another that is on no list: “Moscow Mechanism”. */
function listedAt(tokens: readonly NameToken[], from: number): Found | null {
  const listed = longestListed(tokens, from)
  if (!listed) return null
  const { known, to } = listed
  // “US$302 million” is money.
  const more = tokens[to]
  // “Gazprom Neft”: a word of no language behind a firm is part of another firm’s name.
  if (
    known.kind === 'org' &&
    more?.isCapital &&
    adjoins(more) &&
    CAPITALISED.test(more.word) &&
    !isOrdinaryWord(more.word) &&
    !knownName(more.word) &&
    !isDemonym(more.word) &&
    !isCalendarWord(more.word) &&
    !GIVEN_NAMES.has(more.word) &&
    endOfRun(tokens, to) === to + 1
  ) {
    const run = { from, to: to + 1 }
    return { mention: sure('org', run, wordsOfRun(tokens, run)), next: to + 1 }
  }
  // “the New Zealand dollar”, “58 US cents” are money.
  if (known.kind === 'place' && adjoins(more) && OF_MONEY.test(more?.word ?? '')) return skip(to)
  const team = teamAt(tokens, listed)
  if (team) return team
  if (known.kind === 'thing' || /^[$€£]/.test(tokens[to]?.gap ?? '')) return skip(to)
  const mention = { ...sure(known.kind, listed, known.value), ending: listed.ending }
  const next = tokens[to]
  if (!next?.isCapital || !adjoins(next)) return { mention, next: to }
  const goesOn =
    next.word !== 'I' &&
    !isCalendarWord(next.word) &&
    !isDemonym(next.word) &&
    endOfTitles(tokens, to) === to &&
    !personAt(tokens, to) &&
    !longestListed(tokens, to) &&
    !organisationAt(tokens, to)
  if (!goesOn || listed.to - from > 2) return { mention, next: to }
  // An organisation keeps its name before what it makes; a place or a person gives its name to something else.
  return known.kind === 'org' ? { mention, next: endOfRun(tokens, to) } : skip(endOfRun(tokens, to))
}

/** A run that no list and no grammar knows: all that is told of it is where it stands. */
function openAt(tokens: readonly NameToken[], from: number): Found {
  let to = from + 1
  const end = endOfRun(tokens, from)
  // “Building 14”, “Gate 3”: a thing with a number.
  if (/^\d/.test(tokens[end]?.word ?? '') && adjoins(tokens[end])) return skip(end)
  while (
    to < end &&
    !(longestListed(tokens, to) && to - from > 1) &&
    (endOfTitles(tokens, to) === to || (to === end - 1 && tokens[to]?.word === 'General')) &&
    !isCalendarWord(tokens[to]?.word ?? '')
  )
    to += 1
  const words = tokens.slice(from, to)
  const [first] = words
  // “NGO Sauti”, “CEO Dag Holm”: the letters are no part of the name.
  if (first && words.length > 1 && OTHER_ACRONYMS.has(first.word)) return skip(from + 1)
  const last = words.at(-1)
  if (!first || !last) return skip(from + 1)
  if (THING_HEADS.has(last.word) || words.some(({ word }) => isOtherCapitalised(word))) return skip(to)
  if (words.length === 1) {
    const { word } = first
    if (
      /^FY\d/.test(word) ||
      OTHER_ACRONYMS.has(word) ||
      isDemonym(word) ||
      NO_LETTER_FIRST.test(word) ||
      word.length < 2
    )
      return skip(to)
    if (isOrganisationHead(word))
      return { mention: { state: 'short', kind: 'org', value: word, titleFrom: from, from, to, ending: 0 }, next: to }
  }
  const family = knownName(last.word)
  if (family?.kind === 'person' && words.length <= 3 && words.every(isNameWord)) {
    return { mention: sure('person', { from, to }, wordsOfRun(tokens, { from, to })), next: to }
  }
  return {
    mention: {
      state: 'open',
      kind: null,
      value: wordsOfRun(tokens, { from, to }),
      titleFrom: from,
      from,
      to,
      ending: 0,
    },
    next: to,
  }
}

/** Whether a people’s name begins the name of something else: “Norse Mutual”, not “Greek President” or “Greek Cypriot”. */
function opensOther(tokens: readonly NameToken[], from: number): boolean {
  const [next, end] = [tokens[from + 1], endOfRun(tokens, from)]
  if (!next || end < from + 2 || end > from + 4 || tokens[from]?.word.includes('-')) return false
  const words = tokens.slice(from + 1, end)
  return (
    words.every(({ word }) => OPENS_CAPITALISED.test(word) && !isDemonym(word) && !isCalendarWord(word)) &&
    endOfTitles(tokens, from + 1) === from + 1 &&
    !longestListed(tokens, from + 1) &&
    !personAt(tokens, from + 1) &&
    !GIVEN_NAMES.has(next.word)
  )
}

/** “The Diplomat reported” at the beginning of a sentence, where a list says that the article belongs to the name. */
function articledOpening(tokens: readonly NameToken[], from: number): Found | null {
  const end = endOfRun(tokens, from)
  const run = { from: from + 1, to: end }
  const next = tokens[end]
  const acts = next && adjoins(next) && (BEHIND_A_PAPER.test(next.word) || SPEECH_VERBS.has(next.word))
  if (!acts || !ARTICLED_NAMES.has(wordsOfRun(tokens, run))) return null
  return { mention: sure('org', { from, to: end }, wordsOfRun(tokens, { from, to: end })), next: end }
}

/** “The Diplomat” inside a sentence: a capital that no sentence gives belongs to the name. Null where it does not. */
function articledAt(tokens: readonly NameToken[], from: number): Found | null {
  const [article, next] = [tokens[from], tokens[from + 1]]
  if (!article || !next?.isCapital || !adjoins(next)) return null
  if (article.opens) return articledOpening(tokens, from)
  // “the ferry The Estonia” is no country.
  if (NAMED_LIKE_PEOPLE.test(tokens[from - 1]?.word ?? '') && adjoins(article)) return skip(endOfRun(tokens, from))
  const { mention, next: end } = mentionAt(tokens, from + 1)
  const isName =
    mention?.from === from + 1 && (mention.state === 'open' || (mention.state === 'sure' && mention.kind === 'org'))
  if (!mention || !isName) return null
  const value = `The ${mention.state === 'sure' ? mention.value : wordsOfRun(tokens, mention)}`
  return { mention: { ...mention, value, titleFrom: from, from }, next: end }
}

function mentionAt(tokens: readonly NameToken[], from: number): Found {
  const token = tokens[from]
  if (!token) return skip(from + 1)
  const { word } = token
  // “The Guardian” in the middle of a sentence; “The Hague” is listed.
  const listed = longestListed(tokens, from)
  if (word === 'The' && !listed) return articledAt(tokens, from) ?? skip(from + 1)
  // “the freighter Anna Karlsen”: ships and storms bear the names of people.
  if (NAMED_LIKE_PEOPLE.test(tokens[from - 1]?.word ?? '') && adjoins(token)) return skip(endOfRun(tokens, from))
  const state = stateAt(tokens, from)
  if (state) return state
  const role = endOfCapitalRole(tokens, from)
  if (role > from) return skip(role)
  const organisation = organisationAt(tokens, from)
  if (organisation && (!listed || organisation.to > listed.to)) {
    const lead = token.opens && LOOSE_TAGS.has(partOfSpeech(word)) && !listed && !isCapitals(word)
    if (lead) return skip(from + 1)
    return { mention: sure('org', organisation, wordsOfRun(tokens, organisation)), next: organisation.to }
  }
  const person = personAfterRole(tokens, from) ?? personAt(tokens, from)
  // “at Julius Baer”: people are seldom what somebody is at.
  const isAt =
    /^[Aa]t$/.test(tokens[from - 1]?.word ?? '') &&
    adjoins(token) &&
    !/^(?:laughed|looked|aimed|directed|shouted|smiled|angry|back|look)$/.test(tokens[from - 2]?.word ?? '')
  if (person && isAt && person.titleFrom === person.from && !listed) return openAt(tokens, from)
  if (person && !(listed && listed.to >= person.to)) {
    return { mention: sure('person', person, wordsOfRun(tokens, person), person.titleFrom), next: person.to }
  }
  const isLoose = token.opens && isOrdinaryWord(word) && !GIVEN_NAMES.has(word)
  const goesOn = endOfRun(tokens, from) > from + 1
  if (isLoose && goesOn && !listed && LOOSE_TAGS.has(partOfSpeech(word))) return skip(from + 1)
  const place = placeAt(tokens, from)
  if (place && !(listed && listed.to >= place.to)) {
    return { mention: sure('place', place, wordsOfRun(tokens, place)), next: place.to }
  }
  const ofRun = endOfRun(tokens, from)
  if (
    ofRun - from >= 2 &&
    ofRun - from <= 5 &&
    THING_HEADS.has(tokens[ofRun - 1]?.word ?? '') &&
    !(listed && listed.to === ofRun)
  )
    return skip(ofRun)
  const known = listedAt(tokens, from)
  if (known) return known
  const title = endOfTitles(tokens, from)
  if (title > from) return skip(title)
  if (isCalendarWord(word)) return skip(from + 1)
  if (isDemonym(word)) return opensOther(tokens, from) ? openAt(tokens, from) : skip(from + 1)
  if (isLoose && (ofRun > from + 1 || LOOSE_TAGS.has(partOfSpeech(word)))) return skip(from + 1)
  return openAt(tokens, from)
}

/** “Moscow-led”, “Lethra-based”: the name before the hyphen, where it is a listed one. */
function beforeHyphen(token: NameToken): Known | null {
  if (!token.word.includes('-')) return null
  const match = BEFORE_HYPHEN.exec(token.word)
  return (match?.groups?.name && knownName(match.groups.name)) || null
}

/** The names of one sentence, with those that wait for the rest of the article. In order; none overlap. */
export function mentionsOf(tokens: readonly NameToken[]): NameMention[] {
  const mentions: NameMention[] = []
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]
    if (!token?.isCapital) {
      at += 1
      continue
    }
    const known = beforeHyphen(token)
    // “Lethra-based Altamar”: the first word is no part of the name behind it.
    if (!known && BEFORE_HYPHEN.test(token.word)) {
      at += 1
      continue
    }
    const { mention, next } = known
      ? {
          mention: sure(known.kind === 'thing' ? null : known.kind, { from: at, to: at + 1 }, known.value),
          next: at + 1,
        }
      : mentionAt(tokens, at)
    // “U.S. Secretary of State …”: the country before the title is a place of its own.
    const owner =
      mention?.kind === 'person' && mention.titleFrom < mention.from ? longestListed(tokens, mention.titleFrom) : null
    if (owner?.known.kind === 'place' && owner.to < (mention?.from ?? 0))
      mentions.push(sure('place', owner, owner.known.value))
    if (mention) mentions.push(mention)
    at = Math.max(next, at + 1)
  }
  return mentions
}
