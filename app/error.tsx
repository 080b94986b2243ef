'use client'

import { useEffect, useState } from 'react'
import { Button, LinkButton } from './_ui/button'
import { Page, PageTitle } from './_ui/page'

/** The number under which the server's log has the error; null where it happened in the browser. */
const digestOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : null

/** What storage says is wrong; null where it works or the server does not answer. */
const storageProblem = async (): Promise<string | null> => {
  try {
    const response = await fetch('/api/v1/health')
    const { detail }: { detail?: string } = response.status === 503 ? await response.json() : {}
    return detail ?? null
  } catch {
    return null
  }
}

export default function ScreenError({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  useEffect(() => console.error(error), [error])
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    void storageProblem().then(setProblem)
  }, [])
  const digest = digestOf(error)
  return (
    <Page>
      <PageTitle label="Error">This screen couldn’t be shown</PageTitle>
      <p role="alert" className="max-w-[34rem] text-quiet">
        Nothing was lost: your answers are stored, or wait in this browser to be sent again. Try again, or reload the
        page.
        {digest ? ` The server’s log has the cause under ${digest}.` : null}
      </p>
      {problem ? <p className="mt-3 max-w-[34rem]">{problem}</p> : null}
      <div className="mt-6 flex flex-wrap gap-2">
        <Button look="primary" onClick={retry}>
          Try again
        </Button>
        <LinkButton href="/">Go to Today</LinkButton>
      </div>
    </Page>
  )
}
