'use client'

import { Button } from '@/app/_ui/button'

/** Opens the browser's printing. */
export const PrintButton = () => (
  <Button className="print:hidden" onClick={() => window.print()}>
    Print
  </Button>
)
