import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { keySettings } from '@/app/_ui/key-settings'
import { Page, PageTitle } from '@/app/_ui/page'
import { SettingsLink } from '../_components/settings-link'
import { KeysForm } from './_components/keys-form'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysScreen() {
  await requestContext()
  const { singleKeys, keys } = keySettings()
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>Keys</PageTitle>
      <p className="max-w-[34rem] text-quiet">
        Choose the keys for reviews, rehearsals, the reading room, the table of cards and every page. Any key works,
        including a foot switch or gamepad. The choice applies to all your devices.
      </p>
      {singleKeys ? null : (
        <p className="mt-3 max-w-[34rem]">
          Single-letter shortcuts are switched off in the settings, so letters, digits, symbols, Space and Enter do
          nothing. Keys with Ctrl, ⌘ or Alt, function keys and gamepad buttons still work.
        </p>
      )}
      <KeysForm saved={keys} />
    </Page>
  )
}
