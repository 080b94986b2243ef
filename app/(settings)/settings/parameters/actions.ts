'use server'

import { refresh } from 'next/cache'
import { after } from 'next/server'
import { attempt } from '@/app/_server/attempt'
import { requestContext } from '@/app/_server/request-context'
import { log } from '@/lib/platform/log'
import { adoptFit, restoreParameters, startFit, stopFit } from '@/lib/services/fitting/fit-state'
import { done, type Result } from '@/lib/services/result'
import { rescheduleCards } from '@/lib/services/settings/reschedule-cards'

const refreshed = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
  const result = await attempt(work)
  refresh()
  return result
}

/** Starts fitting; the page asks how far it is. */
export const startFitAction = async (): Promise<Result<null>> =>
  refreshed(async () => {
    const ctx = await requestContext()
    const fitting = startFit(ctx).catch((reason) => log.error('Parameters couldn’t be fitted.', { reason }))
    after(() => fitting)
    return done(null)
  })

export const stopFitAction = async (): Promise<Result<null>> =>
  refreshed(async () => {
    stopFit(await requestContext())
    return done(null)
  })

export const adoptFitAction = async (): Promise<Result<null>> => refreshed(async () => adoptFit(await requestContext()))

/** Goes back to parameters of before. */
export const restoreParametersAction = async (id: string): Promise<Result<null>> =>
  refreshed(async () => restoreParameters(await requestContext(), id))

/** Makes cards due when the settings of now want it. */
export const rescheduleAction = async (): Promise<Result<null>> =>
  refreshed(async () => {
    const result = await rescheduleCards(await requestContext())
    return result.ok ? done(null) : result
  })
