import { afterAll, beforeAll, expect, it } from 'vitest'
import { startMailBox } from '../support/mail-box'
import { aide, loadedDataDirs } from './run-aide'

let dataDir = ''
let remove = () => {}

beforeAll(async () => {
  const loaded = await loadedDataDirs()
  ;({ dataDir, remove } = loaded.take())
  loaded.remove()
})
afterAll(() => remove())

it('says that reminders are off, and sends none', async () => {
  expect((await aide(['reminders'], { dataDir })).stdout).toMatch(
    /^Reminders are off\.\nTime: 08:00 \(Etc\/UTC\), Mon, Tue, Wed, Thu, Fri, Sat, Sun\.$/m,
  )
  expect(await aide(['reminders', '--send'], { dataDir })).toMatchObject({ code: 1, stdout: '' })
  expect(JSON.parse((await aide(['reminders', '--json'], { dataDir })).stdout)).toMatchObject({
    browsers: [],
    sends: [],
  })
})

it('does not start with half of a mail server, and does not say its password', async () => {
  const mail = await startMailBox()
  try {
    const env = { AIDE_SMTP_URL: mail.url() }
    const { code, stderr } = await aide(['reminders'], { dataDir, env })
    expect({ code, hasPassword: stderr.includes(new URL(mail.url()).password) }).toEqual({
      code: 2,
      hasPassword: false,
    })
    expect(stderr).toContain('AIDE_MAIL_FROM')
  } finally {
    await mail.stop()
  }
})
