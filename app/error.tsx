'use client'

import { useEffect } from 'react'
import { Button, LinkButton } from './_ui/button'
import { Page, PageTitle } from './_ui/page'

/** The number under which the server's log has the error; null where it happened in the browser. */
const digestOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : null

export default function ScreenError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  useEffect(() => console.error(error), [error])
  const digest = digestOf(error)
  return (
    <Page>
      <PageTitle label="Error">This screen couldn’t be shown</PageTitle>
      <p role="alert" className="max-w-[34rem] text-quiet">
        Nothing was lost: your answers are stored, or wait in this browser to be sent again. Try again, or reload the
        page.
        {digest ? ` The server’s log has the cause under ${digest}.` : null}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
        <LinkButton href="/">Go to Today</LinkButton>
      </div>
    </Page>
  )
}
