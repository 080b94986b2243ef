import { describe, expect, it } from 'vitest'
import { findBrowser } from '@/lib/services/briefing/find-browser'

const machine = (programs: readonly string[], path = '/usr/bin:/home/ada/bin') => ({
  path,
  platform: 'linux' as const,
  isProgram: (file: string) => programs.includes(file),
})

describe('the browser that prints', () => {
  it('is taken from the path before the usual places, Chromium before Chrome and Edge', () => {
    expect(findBrowser(machine(['/usr/bin/google-chrome', '/home/ada/bin/chromium']))).toBe('/home/ada/bin/chromium')
    expect(findBrowser(machine(['/snap/bin/chromium', '/usr/bin/microsoft-edge']))).toBe('/usr/bin/microsoft-edge')
    expect(findBrowser(machine(['/snap/bin/chromium'], ''))).toBe('/snap/bin/chromium')
  })

  it('is none where none is installed', () => {
    expect(findBrowser(machine(['/usr/bin/firefox']))).toBeNull()
  })
})
