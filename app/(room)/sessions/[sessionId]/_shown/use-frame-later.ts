'use client'

import { useEffect, useState } from 'react'
import { afterFrame } from './frames'

/** The value once the frame is painted in which it changed: for what may follow the control that was pressed. */
export function useFrameLater<Value>(value: Value): Value {
  const [late, setLate] = useState(value)
  useEffect(() => (value === late ? undefined : afterFrame(() => setLate(value))), [value, late])
  return late
}
