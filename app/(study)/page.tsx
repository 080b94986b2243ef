import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { dateStyle } from '@/app/_ui/date-style'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { Row, RowList } from '@/app/_ui/row-list'
import { daysAwayWords } from '@/lib/domain/briefing/day-words'
import { aboutMinutes, counted, dayWords, minutesWords } from '@/lib/domain/format/words'
import { DAY_MS } from '@/lib/domain/time/units'
import { env } from '@/lib/platform/env'
import { type TodaysPart, todaysNeedWords } from '@/lib/services/briefing/list-briefings'
import { countDecks } from '@/lib/services/decks/list-decks'
import { loadReadingOfDay, type ReadingToContinue as Planned } from '@/lib/services/reading/load-reading-list'
import { newLearnersSettings } from '@/lib/services/settings/adopt-browser-settings'
import { type StorageNotice, storageNotices } from '@/lib/services/storage/storage-notices'
import { loadToday, partsOfToday, type Today } from '@/lib/services/study/load-today'
import { clockAhead } from '@/lib/services/study/redate-entries'
import { BrowserSettingsNote } from './_components/browser-settings'
import { aheadWords } from './_components/clock-words'
import { loadWords } from './_components/load-words'
import { StudyMore } from './_components/study-more'
import { ToCheck } from './_components/to-check'
import { cardsOf, DaysSession, TodayHead } from './_components/today-head'
import { ClockBehind, FixDatesButton } from './_components/wrong-clock'

type NothingToday = NonNullable<TodaysPart['nothing']>

/** All that it needs today is done: such a briefing needs no place at the top. */
const isWell = (nothing: NothingToday): nothing is 'done' | 'on-course' | 'all-known' =>
  nothing === 'done' || nothing === 'on-course' || nothing === 'all-known'

/** Why a briefing that is near has nothing to study. */
const NOTHING: Readonly<Record<NothingToday, string>> = {
  done: 'Today’s part is done.',
  'on-course': 'You’re on course: it needs no more study.',
  'day-off': 'Today is a day off.',
  'minutes-spent': 'You’ve used up today’s minutes for it.',
  'no-minutes': 'No minutes are set aside for it.',
  'no-facts': 'It has no facts yet.',
  'all-known': 'There is nothing to study for it today.',
}

/** Today and tomorrow are near: such a briefing leads the page even if its plan has nothing for today. */
const NEAR_DAYS = 1

/** Whether the page begins with this briefing. */
const isLead = ({ nothing, day, briefingDay }: TodaysPart): boolean =>
  nothing === null || (!isWell(nothing) && briefingDay - day <= NEAR_DAYS)

/** What the nearest briefing needs today, before anything else, with its one button. */
function BriefingLead({ part }: { readonly part: TodaysPart }) {
  const { nothing, cards, minutes, newFacts, title, day, briefingDay } = part
  const id = encodeURIComponent(part.id)
  return (
    <>
      <PageTitle label={dayWords(day, dateStyle())}>
        {title}, {daysAwayWords(day, briefingDay)}
      </PageTitle>
      <p className="figures mb-6 text-reading">
        {nothing === null
          ? `Today: ${counted(cards, 'card')}, ${aboutMinutes(minutes)}${newFacts > 0 ? `, with ${counted(newFacts, 'new fact')}` : ''}.`
          : NOTHING[nothing]}
      </p>
      {nothing === null ? (
        <LinkButton href={`/review?briefing=${id}`} look="primary">
          Study today’s part
        </LinkButton>
      ) : (
        <LinkButton href={`/briefings/${id}`} look="primary">
          Open the briefing
        </LinkButton>
      )}
    </>
  )
}

type BriefingPartsProps = {
  readonly parts: readonly TodaysPart[]
  /** How many briefings are further ahead than those. */
  readonly later: number
  /** Whether the page begins with a briefing that is not among them. */
  readonly hasLead: boolean
}

/** Today's part of each briefing ahead; it leads to its session, or to its page where there is nothing to study. */
function BriefingParts({ parts, later, hasLead }: BriefingPartsProps) {
  if (parts.length + later === 0) return null
  return (
    <Section title={hasLead ? 'For your other briefings' : 'For your briefings'}>
      <RowList label="Today’s part for briefings">
        {parts.map((part) => {
          const id = encodeURIComponent(part.id)
          const away = daysAwayWords(part.day, part.briefingDay)
          return part.nothing === null ? (
            <Row
              key={part.id}
              href={`/review?briefing=${id}`}
              note={`${todaysNeedWords(part)}. Study today’s part`}
              value={minutesWords(part.minutes)}
              valueLook="plain"
            >
              {part.title}, {away}
            </Row>
          ) : (
            <Row key={part.id} href={`/briefings/${id}`} value={todaysNeedWords(part)}>
              {part.title}, {away}
            </Row>
          )
        })}
      </RowList>
      {later > 0 ? (
        <p className="mt-2">
          <Link href="/briefings" className="link inline-flex min-h-11 items-center">
            {counted(later, 'later briefing')}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}

const ago = (at: number, now: number): string => `${counted(Math.floor((now - at) / DAY_MS), 'day')} ago`

function titleOf(notice: StorageNotice, now: number): string {
  switch (notice.kind) {
    case 'moved':
      return 'Your data is no longer where it was'
    case 'backup':
      return notice.lastAt === null
        ? 'Your data has never been backed up'
        : `Your data was last backed up ${ago(notice.lastAt, now)}`
    case 'copy':
      return notice.lastAt === null
        ? `No backup has been copied to ${notice.folder} yet`
        : `The last backup was copied to ${notice.folder} ${ago(notice.lastAt, now)}`
  }
}

const textOf = (notice: StorageNotice): string | null => (notice.kind === 'moved' ? notice.message : notice.problem)

/** What is wrong with where the data is kept; nothing on most days. */
async function StorageNotes() {
  const ctx = await requestContext()
  const notices = await storageNotices(env(), ctx)
  if (notices.length === 0) return null
  return (
    <div className="mb-8 flex flex-col gap-3">
      {notices.map((notice) => (
        <ErrorNote key={notice.kind} title={titleOf(notice, ctx.now)}>
          {textOf(notice) ? <p className="break-words">{textOf(notice)}</p> : null}
          {notice.kind === 'moved' ? null : (
            <p className="mt-1">
              <a href="/settings#data" className="link">
                Back up now
              </a>
            </p>
          )}
        </ErrorNote>
      ))}
    </div>
  )
}

const SHOWN = 3

const partWords = ({ minutesLeft, minutesToday }: Planned): string =>
  minutesToday < minutesLeft - 0.5
    ? `${minutesWords(minutesToday)} of ${minutesWords(minutesLeft)}`
    : `${minutesWords(minutesLeft)} left`

/** What may be read today within the minutes of the day; nothing where the list has nothing for it. */
async function ContinueReading() {
  const { articles } = await loadReadingOfDay(await requestContext())
  if (articles.length === 0) return null
  return (
    <Section title="Reading">
      <RowList label="Articles to read today">
        {articles.slice(0, SHOWN).map((planned) => (
          <Row
            key={planned.key}
            href={`/library/${encodeURIComponent(planned.key)}`}
            note={planned.isBegun ? 'Continue reading' : 'New on your list'}
            value={partWords(planned)}
          >
            {planned.title}
          </Row>
        ))}
      </RowList>
      <Link href="/library/reading" className="link mt-2 inline-flex min-h-11 items-center">
        Your reading list
      </Link>
    </Section>
  )
}

/** That answers are dated ahead because a clock was wrong, and how to fix it; nothing on most days. */
async function ClockNote() {
  const ahead = await clockAhead(await requestContext())
  if (!ahead) return null
  return (
    <ErrorNote title={aheadWords(ahead)} action={<FixDatesButton />} className="mb-8">
      <p>
        This computer’s clock was wrong at the time, so their cards won’t come back until those dates. If you fix the
        dates, they move back to just before your next answer, or to now, and the cards are scheduled from there.
      </p>
    </ErrorNote>
  )
}

/** What was done today, and what tomorrow holds if what is due today is answered. */
function DayRows({ today }: { readonly today: Today }) {
  const { done, tomorrow, isPausedTomorrow, firstRun } = today
  if (firstRun !== null && firstRun.cards === 0) return null
  return (
    <Section title="Today and tomorrow">
      <RowList label="Today and tomorrow">
        {done.answers > 0 ? (
          <Row note={counted(done.answers, 'answer')} value={minutesWords(done.minutes)}>
            Done today
          </Row>
        ) : null}
        <Row
          note={isPausedTomorrow ? `Pause. Due: ${loadWords(tomorrow)}` : loadWords(tomorrow)}
          value={tomorrow.minutes > 0 ? `${aboutMinutes(tomorrow.minutes)}` : undefined}
        >
          Tomorrow
        </Row>
      </RowList>
    </Section>
  )
}

export const metadata: Metadata = { title: { absolute: 'Today. Aide-Mémoire' } }

export default async function TodayScreen() {
  const ctx = await requestContext()
  const [today, { parts, later }] = [await loadToday(ctx), await partsOfToday(ctx)]
  const [nearest, ...others] = parts
  const given = today.firstRun !== null ? await newLearnersSettings(ctx) : null
  const decks = await countDecks(ctx)
  // Whoever set AIDE_TIME_ZONE has chosen.
  const hasZone = env().timeZone !== null
  const lead = nearest && isLead(nearest) ? nearest : null
  return (
    <Page>
      <StorageNotes />
      <ClockBehind serverNow={ctx.now} />
      <ClockNote />
      {lead ? (
        <>
          <BriefingLead part={lead} />
          <DaysSession today={today} />
        </>
      ) : (
        <TodayHead today={today} />
      )}
      {given === null ? null : (
        <div className="mt-6">
          <BrowserSettingsNote
            {...given}
            isGiven={{ ...given.isGiven, timeZone: given.isGiven.timeZone && !hasZone }}
          />
        </div>
      )}
      {today.firstRun === null ? (
        <Section title="Study more">
          <StudyMore choices={today.more} hasMoreNow={cardsOf(today) === 0}>
            {decks > 1 ? <DecksRow decks={decks} /> : null}
          </StudyMore>
        </Section>
      ) : decks > 1 ? (
        <Section title="Or begin with one deck">
          <RowList label="Decks">
            <DecksRow decks={decks} />
          </RowList>
        </Section>
      ) : null}
      <DayRows today={today} />
      <BriefingParts parts={lead ? others : parts} later={later} hasLead={lead !== null} />
      <ContinueReading />
      <ToCheck />
    </Page>
  )
}

function DecksRow({ decks }: { readonly decks: number }) {
  return (
    <Row href="/decks" note="Study one deck, within today’s limits." value={counted(decks, 'deck')}>
      Decks
    </Row>
  )
}
