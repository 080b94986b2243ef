import { expect, it } from 'vitest'
import { type Overlay, onOpenOverlay, openOverlay } from '@/app/_palette/open-palette'

it('opens what was asked for before the listener was loaded, once', () => {
  openOverlay('keys')
  const opened: Overlay[] = []
  const end = onOpenOverlay((overlay) => opened.push(overlay))
  expect(opened).toEqual(['keys'])
  openOverlay('palette')
  expect(opened).toEqual(['keys', 'palette'])
  end()
  onOpenOverlay((overlay) => opened.push(overlay))
  expect(opened).toEqual(['keys', 'palette'])
})
