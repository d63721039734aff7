'use client'

import { memo } from 'react'
import { Kbd } from '@/app/_ui/kbd'
import { useKeyMap } from './use-key-map'

/** The key of an act beside its control, for those who see it; a thumb has none. */
export const KeyHint = memo(function KeyHint({ act, className = '' }: { act: string; className?: string }) {
  const [keys] = useKeyMap()
  return (
    <span aria-hidden className={`uppercase pointer-coarse:hidden ${className}`}>
      <Kbd>{keys.get(act)}</Kbd>
    </span>
  )
})
