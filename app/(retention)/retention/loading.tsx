import { Page, PageTitle } from '@/app/_ui'

export default function Loading() {
  return (
    <Page>
      <PageTitle>Retention</PageTitle>
      <p role="status" className="text-quiet">
        Counting your reviews …
      </p>
    </Page>
  )
}
