'use server'

import { after } from 'next/server'
import { z } from 'zod'
import { act } from '@/app/_server/act'
import { log } from '@/lib/platform/log'
import { adoptFit, restoreParameters, startFit, stopFit } from '@/lib/services/fitting/fit-state'
import { done, type Result } from '@/lib/services/result'
import { rescheduleCards } from '@/lib/services/settings/reschedule-cards'

/** Starts fitting; the page asks how far it is. */
export const startFitAction = async (): Promise<Result<null>> =>
  act(z.null(), null, async (ctx) => {
    const fitting = startFit(ctx).catch((reason) => log.error('Parameters couldn’t be fitted.', { reason }))
    after(() => fitting)
    return done(null)
  })

export const stopFitAction = async (): Promise<Result<null>> =>
  act(z.null(), null, async (ctx) => {
    stopFit(ctx)
    return done(null)
  })

export const adoptFitAction = async (): Promise<Result<unknown>> => act(z.null(), null, adoptFit)

/** Goes back to parameters of before. */
export const restoreParametersAction = async (id: string): Promise<Result<unknown>> =>
  act(z.string(), id, restoreParameters)

/** Makes cards due when the settings of now want it. */
export const rescheduleAction = async (): Promise<Result<unknown>> => act(z.null(), null, rescheduleCards)
