'use client'

import { useEffect, useState } from 'react'
import { Button, LinkButton } from './_ui/button'
import { Page, PageTitle } from './_ui/page'

/** An error of the server has the number under which its log has it. */
type Thrown = { readonly digest?: string } | null | undefined

export default function ScreenError({ error, retry }: { readonly error: Thrown; readonly retry: () => void }) {
  const [problem, setProblem] = useState('')
  useEffect(() => {
    console.error(error)
    // What is wrong with the storage, if the server answers and that is it.
    fetch('/api/v1/health')
      .then(async (response) => response.ok || setProblem((await response.json()).detail))
      .catch(() => null)
  }, [error])
  const digest = error?.digest
  return (
    <Page>
      <PageTitle label="Error">This screen couldn’t be shown</PageTitle>
      <p role="alert" className="max-w-[34rem] text-quiet">
        {problem} No answers were lost: any not yet stored wait in this browser and will be sent again.
        {digest ? ` Server log: ${digest}` : null}
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
