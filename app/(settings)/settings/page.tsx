import type { Metadata } from 'next'
import { OfflineSection } from '@/app/_offline/offline-section'
import { requestContext } from '@/app/_server/request-context'
import { LinkButton } from '@/app/_ui/button'
import { Page, PageTitle } from '@/app/_ui/page'
import { learnerOf } from '@/lib/data/queries/learner/learner'
import { fieldWords } from '@/lib/domain/form-fields'
import { DEFAULT_WEIGHTS } from '@/lib/domain/scheduling/settings'
import { env } from '@/lib/platform/env'
import { findCalendarToken } from '@/lib/services/briefing/calendar-address'
import { listDevices } from '@/lib/services/devices/pair-device'
import { loadModel } from '@/lib/services/model/load-model'
import { modelKeys } from '@/lib/services/model/model-keys'
import { loadPauses } from '@/lib/services/pausing/plan-pause'
import { SETTINGS_FIELDS } from '@/lib/services/settings/settings-fields'
import { settingsTexts } from '@/lib/services/settings/settings-form'
import { CalendarSection } from './_components/calendar-section'
import { DataSection } from './_components/data-section'
import { ModelSection } from './_components/model-section'
import { PauseSection } from './_components/pause-section'
import { SettingsForm } from './_components/settings-form'
import { DevicesSection } from './devices/_components/devices-section'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsScreen() {
  const ctx = await requestContext()
  const { engine, actor } = ctx
  const learner = await learnerOf(engine.read, actor.learnerId)
  const { weights, timeZone } = learner.scheduling
  return (
    <Page width="form">
      <PageTitle actions={<LinkButton href="/history">History</LinkButton>}>Settings</PageTitle>
      <SettingsForm
        words={fieldWords(SETTINGS_FIELDS)}
        texts={settingsTexts(learner)}
        zones={Intl.supportedValuesOf('timeZone')}
        weights={{ list: weights, isDefault: weights.every((weight, index) => weight === DEFAULT_WEIGHTS[index]) }}
      />
      <div id="pauses" className="scroll-mt-4">
        <PauseSection {...(await loadPauses(ctx))} />
      </div>
      <ModelSection model={await loadModel(ctx, modelKeys(env().dataDir))} />
      <div id="calendar" className="scroll-mt-4">
        <CalendarSection token={await findCalendarToken(ctx)} />
      </div>
      <DevicesSection count={(await listDevices(ctx)).length} isReachable={env().publicOrigin !== null} />
      <OfflineSection />
      <div id="data">
        <DataSection timeZone={timeZone} />
      </div>
    </Page>
  )
}
