import type { Command } from 'commander'
import { counted } from '@/lib/domain/format/words'
import { type CheckedFeed, checkFeeds, listFeeds } from '@/lib/services/incoming/follow-feed'
import { say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData } from '../with-data'

type Options = { readonly json?: true }

const NONE = 'You follow no feeds. Add one under Library › Feeds.'

const instantWords = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const list = ({ json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const feeds = (await listFeeds(ctx)).map(({ feedId, title, url, checkedAt, failure }) => ({
      id: feedId,
      title,
      url,
      checkedAt: instantWords(checkedAt),
      failure,
    }))
    if (json) sayJson(feeds)
    else if (feeds.length === 0) say(NONE)
    else
      for (const { title, url, failure } of feeds) say(wrap(`${title}: ${url}${failure ? `. Failed: ${failure}` : ''}`))
    return 0
  })

const resultWords = ({ title, fresh, failure }: CheckedFeed): string =>
  `${title}: ${failure ?? (fresh === 0 ? 'nothing new' : `${counted(fresh, 'new article')}`)}`

const check = ({ json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const checked = await checkFeeds(ctx)
    if (json) sayJson(checked.map(({ feedId, title, fresh, failure }) => ({ id: feedId, title, fresh, failure })))
    else if (checked.length === 0) say(NONE)
    else for (const feed of checked) say(wrap(resultWords(feed)))
    return checked.some(({ failure }) => failure !== null) ? 1 : 0
  })

/** `aide feeds list` and `aide feeds check`: the feeds that are followed, and what is new in them. */
export const addFeeds = (program: Command): void => {
  const feeds = program.command('feeds').description('the feeds that you follow, and what is new in them')
  feeds
    .command('list')
    .description('the feeds that you follow, with the last failure of each')
    .option('--json', 'as JSON, for programs')
    .action(async (options: Options) => {
      process.exitCode = await list(options)
    })
  feeds
    .command('check')
    .description('fetch every feed that you follow, once; new articles are offered in the library')
    .option('--json', 'as JSON, for programs')
    .addHelpText(
      'after',
      '\nEach feed is fetched once, now; its articles are not. Exit code 1 if a feed\ncould not be checked.',
    )
    .action(async (options: Options) => {
      process.exitCode = await check(options)
    })
}
