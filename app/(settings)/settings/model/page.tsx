import type { Metadata } from 'next'
import { requestContext } from '@/app/_server/request-context'
import { ErrorNote } from '@/app/_ui/error-note'
import { Page, PageTitle, Section } from '@/app/_ui/page'
import { env } from '@/lib/platform/env'
import { loadModel, type ShownModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { promptFile } from '@/lib/services/model/prompt-file'
import { SettingsLink } from '../_components/settings-link'
import { ModelForm } from './_components/model-form'

export const metadata: Metadata = { title: 'Language model' }

const whole = new Intl.NumberFormat('en-GB')
const dollars = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'USD', maximumSignificantDigits: 3 })

const counted = (n: number, one: string): string => `${whole.format(n)} ${one}${n === 1 ? '' : 's'}`

function useWords({ use, cost }: ShownModel): string {
  if (use.calls === 0) return 'Not used in the last 30 days.'
  const drafts = `${counted(use.offered, 'draft')} offered, ${whole.format(use.refused)} refused`
  const tokens = `${whole.format(use.inputTokens)} tokens sent and ${whole.format(use.outputTokens)} received`
  const failed = use.failed > 0 ? ` ${counted(use.failed, 'call')} failed.` : ''
  const price = cost === null ? 'Enter the prices to see the cost.' : `That cost ${dollars.format(cost)}.`
  return `${counted(use.calls, 'call')} in the last 30 days: ${drafts}, ${tokens}. ${price}${failed}`
}

export default async function ModelPage() {
  const { dataDir, localModels } = env()
  const model = await loadModel(await requestContext(), modelKeys(dataDir))
  const prompt = promptFile(dataDir)
  return (
    <Page width="form">
      <PageTitle label={<SettingsLink />}>Language model</PageTitle>
      <p className="-mt-2 text-quiet">Get more drafts when the built-in ones fall short.</p>
      <Section title="What is sent, and what comes back">
        <p>
          When you ask for drafts, only the article’s title, its date and up to 12 of its passages are sent to the
          address below: those you selected, or those with the most to learn. Your cards, reviews and other articles are
          never sent.
        </p>
        <p className="mt-2">
          A card is offered only if it quotes the passage and passes the usual checks. It is only a suggestion: you
          decide.
        </p>
      </Section>
      <Section title="The model">
        {model.key === 'unreadable' ? (
          <ErrorNote title="The stored access key can’t be read on this computer" className="mb-5">
            <p>
              The file that decrypts it is missing or has changed. Backups leave that file out, so this is normal after
              a restore on another computer. Enter the access key again.
            </p>
          </ErrorNote>
        ) : null}
        <ModelForm model={model} localAllowed={localModels} />
      </Section>
      <Section title="Use and cost">
        <p>{useWords(model)}</p>
      </Section>
      <Section title="The prompt">
        <p>
          {prompt.isOwn ? 'Your own, read from' : 'You can read what the model is told in this file:'}{' '}
          <span className="break-all font-mono text-small">{prompt.path}</span>
        </p>
        <p className="mt-2 text-quiet">
          {prompt.isOwn
            ? 'Remove the file to go back to the one that came with the program.'
            : 'To change it, copy it to '}
          {prompt.isOwn ? null : (
            <span className="break-all font-mono text-small">{`${dataDir}/prompts/draft-cards.md`}</span>
          )}
          {prompt.isOwn ? null : ' and edit the copy.'}
        </p>
      </Section>
    </Page>
  )
}
