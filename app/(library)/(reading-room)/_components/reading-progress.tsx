import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { ReadingControl } from '@/app/(library)/(articles)/_components/reading-control'
import { roundedPercent } from '@/lib/domain/format/percent'
import { aboutMinutes, sentenceStart } from '@/lib/domain/format/words'
import type { TextSpan } from '@/lib/domain/reading/article-parts'
import { readShare } from '@/lib/domain/reading/progress'
import { minutesFor } from '@/lib/domain/reading/speed'
import { loadReading } from '@/lib/services/reading/load-reading-list'
import { ContinueHere } from './read-point'

type ReadingProgressProps = {
  readonly article: { readonly key: string; readonly title: string; readonly text: string }
  readonly parts: readonly TextSpan[]
  /** The part that is shown, counted from 1. */
  readonly part: number
}

/** How far an article was read, the way to go on, and what the reading list says of it. */
export async function ReadingProgress({ article, parts, part }: ReadingProgressProps) {
  const loaded = await loadReading(await requestContext(), article.key)
  if (!loaded) return null
  const { reading, isListed, wordsPerMinute } = loaded
  const share = readShare(reading, article.text.length)
  const left = minutesFor(article.text.length * (1 - share), wordsPerMinute)
  const stoppedIn = parts.findIndex(({ end }) => end > reading.readPoint) + 1
  const isBegun = reading.state === 'reading' && reading.readPoint > 0
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-small">
      <ReadingControl
        key={`${reading.state} ${reading.priority} ${isListed}`}
        articleKey={article.key}
        title={article.title}
        state={isListed ? reading.state : null}
        priority={reading.priority}
      />
      <p className="figures text-quiet">
        {share === 1
          ? null
          : isBegun
            ? `${roundedPercent(share)} read, ${aboutMinutes(left)} left`
            : `${sentenceStart(aboutMinutes(left))} to read`}
      </p>
      {isBegun && stoppedIn === part ? (
        <ContinueHere readPoint={reading.readPoint} label="Continue where you stopped" />
      ) : null}
      {isBegun && stoppedIn > 0 && stoppedIn !== part ? (
        <LinkButton href={`/library/${encodeURIComponent(article.key)}?part=${stoppedIn}`}>
          Continue in part {stoppedIn}
        </LinkButton>
      ) : null}
    </div>
  )
}

type PartNavProps = { readonly articleKey: string; readonly part: number; readonly parts: number }

/** The way through a long text; nothing where it stands on one screen. */
export function PartNav({ articleKey, part, parts }: PartNavProps) {
  if (parts <= 1) return null
  const hrefOf = (to: number) => `/library/${encodeURIComponent(articleKey)}?part=${to}` as const
  return (
    <nav aria-label="Parts of the text" className="my-6 flex flex-wrap items-center justify-between gap-3">
      <p className="figures text-quiet text-small">
        Part {part} of {parts}
      </p>
      <div className="flex gap-2">
        {part > 1 ? <LinkButton href={hrefOf(part - 1)}>Previous part</LinkButton> : null}
        {part < parts ? <LinkButton href={hrefOf(part + 1)}>Next part</LinkButton> : null}
      </div>
    </nav>
  )
}
