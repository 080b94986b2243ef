import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { roundedPercent } from '@/lib/domain/format/percent'
import { aboutMinutes, sentenceStart } from '@/lib/domain/format/words'
import { readShare } from '@/lib/domain/reading/progress'
import { minutesFor } from '@/lib/domain/reading/speed'
import { loadReading } from '@/lib/services/reading/load-reading-list'
import type { TextSpan } from './article-text'
import { ContinueHere } from './continue-here'
import { ReadingControl } from './reading-control'

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
