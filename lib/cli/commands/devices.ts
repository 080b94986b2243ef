import type { Command } from 'commander'
import { dayWordsWithYear } from '@/lib/domain/format/words'
import { isoDateOf, studyCalendar } from '@/lib/domain/time/study-day'
import { listDevices, removeDevice } from '@/lib/services/devices/devices'
import { makePairingCode } from '@/lib/services/devices/pair-device'
import { dateStyleOf } from '@/lib/services/learner/date-style-of'
import { complain, say, sayJson, wrap } from '../terminal'
import { type ExitCode, withData, withSettings } from '../with-data'

type Options = { readonly json?: true }

const NONE = 'No device is paired. Pair one with “npm run aide -- devices pair”.'
const { dayOf } = studyCalendar('UTC', 0)

const list = ({ json }: Options): Promise<ExitCode> =>
  withData(async (ctx) => {
    const devices = await listDevices(ctx)
    const dates = await dateStyleOf(ctx)
    if (json) {
      const date = (at: number) => isoDateOf(dayOf(at))
      sayJson(devices.map((one) => ({ ...one, pairedAt: date(one.pairedAt), usedAt: date(one.usedAt) })))
    } else if (devices.length === 0) say(NONE)
    else
      for (const { id, name, usedAt } of devices)
        say(wrap(`${name}: last used on ${dayWordsWithYear(dayOf(usedAt), dates)} (${id})`))
    return 0
  })

const NOT_SET_UP =
  'Other devices can’t reach the server yet. Set AIDE_PUBLIC_URL and start it again; docs/DEVICES.md has the steps.'

const pair = ({ json }: Options): Promise<ExitCode> =>
  withSettings(async ({ dataDir, publicOrigin, pairEverywhere, host, port }) => {
    const origin = publicOrigin ?? (pairEverywhere ? `http://${host}:${port}` : null)
    if (origin === null) {
      complain(NOT_SET_UP)
      return 1
    }
    return withData(async (ctx) => {
      const { code, address, expiresAt } = await makePairingCode(ctx, { dataDir, origin })
      if (json) sayJson({ code, address, expiresAt: new Date(expiresAt).toISOString() })
      else {
        say(wrap(`Open ${origin}/pair on the device and enter these words within five minutes:`))
        say(`\n  ${code}\n`)
        say(wrap('Whoever has the code can pair one device with your library.'))
      }
      return 0
    })
  })

const remove = (id: string): Promise<ExitCode> =>
  withData(async (ctx) => {
    const result = await removeDevice(ctx, id)
    if (!result.ok) {
      complain(result.message)
      return 1
    }
    say('The device was removed. It needs a new code to come back.')
    return 0
  })

/** `aide devices list`, `pair` and `remove`: who may reach the server from outside. */
export const addDevices = (program: Command): void => {
  const devices = program.command('devices').description('the devices that may reach the server from outside')
  devices
    .command('list')
    .description('the paired devices, with their last use')
    .option('--json', 'as JSON, for programs')
    .action(async (options: Options) => {
      process.exitCode = await list(options)
    })
  devices
    .command('pair')
    .description('make a code that pairs one device within five minutes')
    .option('--json', 'as JSON, for programs')
    .action(async (options: Options) => {
      process.exitCode = await pair(options)
    })
  devices
    .command('remove <id>')
    .description('remove a device; its id is in the list')
    .action(async (id: string) => {
      process.exitCode = await remove(id)
    })
}
