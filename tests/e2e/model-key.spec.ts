import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, freshTest as test } from '../support/app'

const KEY = 'sk-live-a1b2c3d4e5f6'

test('a model’s key is stored encrypted, and the screen says where it cannot be read', async ({ page, ownServer }) => {
  const secret = join(ownServer.dataDir, 'secret.key')
  const key = page.getByLabel('Access key', { exact: true })
  const enter = async () => {
    await key.fill(KEY)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved. You can ask it for drafts in the reading room.')).toBeVisible()
  }
  await page.goto('/settings/model')
  await expect(key).toHaveAccessibleDescription(/stored encrypted and can’t be read from a backup/)
  await page.getByRole('checkbox', { name: 'Use this model for drafts, on request' }).check()
  await page.getByRole('textbox', { name: 'API address' }).fill('https://models.example.org/v1')
  await page.getByRole('textbox', { name: 'Model name', exact: true }).fill('small-1')
  await enter()
  await page.reload()
  await expect(key).toHaveAccessibleDescription(/An access key is stored\. Leave this blank to keep it/)
  expect(await page.content()).not.toContain(KEY)
  for (const name of ['aide.sqlite', 'aide.sqlite-wal', 'secret.key']) {
    expect(readFileSync(join(ownServer.dataDir, name)).includes(KEY)).toBe(false)
  }
  rmSync(secret)
  await page.reload()
  const alert = page.getByRole('alert').filter({ hasText: 'The stored access key can’t be read on this computer' })
  await expect(alert).toBeVisible()
  await enter()
  await page.reload()
  await expect(key).toHaveAccessibleDescription(/An access key is stored\./)
  expect(ownServer.output()).not.toContain(KEY)
})

test.describe('more than a request may have', () => {
  test.use({ expectedErrors: [/413/] })

  test('thirteen megabytes that were pasted are named as too large, not as a server that is gone', async ({ page }) => {
    await page.goto('/library/add')
    const text = page.getByRole('textbox', { name: 'Web address or text', exact: true })
    await text.evaluate((field: HTMLTextAreaElement) => {
      // As a browser pastes: set past React, which then hears of it by the event.
      const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')
      value?.set?.call(field, 'a word '.repeat(2_000_000))
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Long')
    await page.getByRole('button', { name: 'Add article' }).click()
    await expect(page.getByText(/What you entered is 13\.4 MB; the limit is 11\.5 MB/)).toBeVisible()
    await expect(page.getByText('couldn’t be reached')).toHaveCount(0)
  })
})
