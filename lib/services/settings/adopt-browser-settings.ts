import type { Store } from '../../data/engine/engine'
import { lockLearner } from '../../data/engine/raw-query'
import { saveChoices } from '../../data/mutations/learner'
import { allVersions, learnerOf } from '../../data/queries/learner/learner'
import { latestEntry } from '../../data/queries/study/answers'
import { dateStyleOfLocale } from '../../domain/format/date-style'
import { isTimeZone } from '../../domain/time/study-day'
import { actingLearner } from '../authorise'
import type { Actor, Context } from '../context'
import { done, failed, type Result } from '../result'
import { putInForce } from './put-in-force'

/** What a browser is set to: an IANA zone, and its language (BCP 47). */
export type BrowserSettings = { readonly timeZone: string; readonly language: string }

/** The settings of a learner who has never answered; null for anybody else. */
const settingsOfNew = async (store: Store, { learnerId }: Actor) => {
  if (await latestEntry(store, learnerId)) return null
  const zones = new Set((await allVersions(store, learnerId)).map(({ settings }) => settings.timeZone))
  const { scheduling, preferences } = await learnerOf(store, learnerId)
  return {
    timeZone: scheduling.timeZone,
    dates: preferences.dates,
    /** Whether each was given to them, so that the browser's may take its place. */
    isGiven: { timeZone: zones.size === 1, dates: !preferences.hasChosenDates },
  }
}

/** What a new learner was given, until their browser says what they use or they choose. */
export type GivenSettings = NonNullable<Awaited<ReturnType<typeof settingsOfNew>>>

/** The time zone and dates of the actor while they have never answered; null afterwards. */
export const newLearnersSettings = ({ engine, actor }: Context): Promise<GivenSettings | null> =>
  settingsOfNew(engine.read, actor)

/**
 * Puts the time zone of the browser, and the way its language writes dates, in force for a new learner, as far as they
 * have not chosen. Anybody else keeps theirs: they change them in the settings.
 */
export const adoptBrowserSettings = (ctx: Context, browser: BrowserSettings): Promise<Result<BrowserSettings>> =>
  ctx.engine.write(async (tx) => {
    if (!isTimeZone(browser.timeZone)) return failed('invalid', 'The time zone of this browser is not known here.')
    const actor = actingLearner(ctx.actor)
    await lockLearner(tx, actor.learnerId)
    const isGiven = (await settingsOfNew(tx, ctx.actor))?.isGiven
    if (!isGiven?.timeZone && !isGiven?.dates) return failed('conflict', 'Your time zone and dates are set already.')
    const { scheduling, queue, preferences } = await learnerOf(tx, actor.learnerId)
    if (isGiven.timeZone && scheduling.timeZone !== browser.timeZone)
      await putInForce(tx, ctx, scheduling, { ...scheduling, timeZone: browser.timeZone })
    if (isGiven.dates) {
      const dates = dateStyleOfLocale(browser.language)
      await saveChoices(tx, actor, { queue, preferences: { ...preferences, dates, hasChosenDates: true } })
    }
    return done(browser)
  })
