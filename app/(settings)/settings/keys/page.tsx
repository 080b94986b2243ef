import type { Metadata } from 'next'
import Link from 'next/link'
import { requestContext } from '@/app/_server/request-context'
import { keySettings } from '@/app/_ui/key-settings'
import { Page, PageTitle } from '@/app/_ui/page'
import { KeysForm } from './_components/keys-form'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysScreen() {
  await requestContext()
  const { singleKeys, keys } = keySettings()
  return (
    <Page width="form">
      <PageTitle
        label={
          <Link href="/settings" className="link">
            Settings
          </Link>
        }
      >
        Keys
      </PageTitle>
      <p className="max-w-[34rem] text-quiet">
        Choose the keys for reviews, rehearsals and every page. Any key works, also those of a foot switch or a gamepad.
        Your choice holds on all your devices.
      </p>
      {singleKeys ? null : (
        <p className="mt-3 max-w-[34rem]">
          Single keys are switched off in Settings, so letters, digits, signs, Space and Enter do nothing. Keys with
          Ctrl, ⌘ or Alt, function keys and buttons of a gamepad work.
        </p>
      )}
      <KeysForm saved={keys} />
    </Page>
  )
}
