import { z } from 'zod'
import { answeringBody, problemOf } from '@/app/_server/problem'
import { originOfDevices } from '@/lib/platform/device-gate'
import type { Posted } from '@/lib/platform/direct-routes'
import { env } from '@/lib/platform/env'
import { pairDevice } from '@/lib/services/devices/pair-device'
import { runningEngine } from '@/lib/services/local-actor'

const bodySchema = z.object({
  code: z.string().max(200, 'must be the six words of a code'),
  name: z.string().trim().min(1, 'must name the device').max(60, 'must be at most 60 characters long'),
})

/**
 * Pairs the device that sends a code: its browser gets a cookie that lets it in. The server has waited for the body and
 * calls this without Next (`instrumentation.ts`), which takes no request that was looked at.
 */
export const POST = (request: Posted): Promise<Response> =>
  answeringBody(request, bodySchema, async (body) => {
    const { dataDir, publicOrigin } = env()
    const origin = originOfDevices(request.headers.get('host') ?? '', publicOrigin)
    const result = await pairDevice(runningEngine(), { dataDir, origin }, body)
    if (!result.ok) return problemOf(result)
    const headers = new Headers({ 'Cache-Control': 'no-store' })
    for (const cookie of result.value) headers.append('Set-Cookie', cookie)
    return Response.json({ paired: true }, { headers })
  })
