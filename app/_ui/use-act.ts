'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

export type ActError = {
  /**
   * `refused`: a rule said no. `signed out`: the sign-in ended meanwhile. `unreachable`: no answer came.
   * `failed`: the server broke.
   */
  kind: 'refused' | 'signed out' | 'unreachable' | 'failed'
  message: string
  /** Wrong fields by input name, e.g. `{ title: 'A title is needed.' }`; empty when none is named. */
  fields: Readonly<Record<string, string>>
}

export type ActOutcome<Value> = { done: true; value: Value } | { done: false; error: ActError }

type ActOptions<Value> = {
  /** After success: refresh, go on, say so. What it does is waited for before `pending` ends. */
  onDone?: (value: Value) => void | Promise<void>
  /**
   * What a second run does while the first is under way. `ignore` (default) returns the first one's
   * outcome, so that a double press creates one thing; `queue` runs it afterwards, in order.
   */
  whilePending?: 'ignore' | 'queue'
  /** True where success leads to another page: the act stays pending, so that nothing is made twice until that is there. */
  leaves?: boolean
}

/**
 * Runs a mutation for a form or a button. What was typed stays where it is, because nothing is reset
 * here; errors come back as values in plain words and `run` never rejects.
 */
export function useAct<Args extends unknown[], Value>(
  act: (...args: Args) => Promise<Value>,
  options: ActOptions<Value> = {},
) {
  const [pendingCount, setPendingCount] = useState(0)
  const [error, setError] = useState<ActError | null>(null)
  const running = useRef<Promise<ActOutcome<Value>> | null>(null)
  const latest = useRef({ act, options })
  useEffect(() => {
    latest.current = { act, options }
  })

  const run = useCallback((...args: Args): Promise<ActOutcome<Value>> => {
    const before = running.current
    if (before && latest.current.options.whilePending !== 'queue') return before

    const attempt = async (): Promise<ActOutcome<Value>> => {
      await before
      setError(null)
      let value: Value
      try {
        value = await latest.current.act(...args)
      } catch (cause) {
        const refusal = describeActError(cause)
        setError(refusal)
        return { done: false, error: refusal }
      }
      try {
        await latest.current.options.onDone?.(value)
      } catch (cause) {
        // The act itself succeeded: calling it failed would invite a second one.
        globalThis.reportError?.(cause)
      }
      return { done: true, value }
    }
    setPendingCount((count) => count + 1)
    const mine = attempt().then((outcome) => {
      if (outcome.done && latest.current.options.leaves) return outcome
      setPendingCount((count) => count - 1)
      if (running.current === mine) running.current = null
      return outcome
    })
    running.current = mine
    return mine
  }, [])

  const clearError = useCallback(() => setError(null), [])
  return { run, pending: pendingCount > 0, error, clearError }
}

/** Turns whatever a call threw into words for the screen. Texts of unknown errors are never shown. */
export function describeActError(cause: unknown): ActError {
  const refusal = refusalOf(cause)
  if (refusal?.kind === 'not signed in')
    return {
      kind: 'signed out',
      message: 'You are signed out. Sign in again in another tab, then try again: your text is still here.',
      fields: {},
    }
  if (refusal) return { kind: 'refused', message: refusal.message, fields: refusal.fields ?? {} }
  if (neverAnswered(cause)) {
    return {
      kind: 'unreachable',
      message: 'Evenhand cannot be reached. Your text is still here; try again.',
      fields: {},
    }
  }
  globalThis.reportError?.(cause)
  return {
    kind: 'failed',
    message: 'Evenhand could not do this because of a fault of its own. Your text is still here; try again.',
    fields: {},
  }
}

type Refusal = { kind: string; message: string; fields?: Record<string, string> }

function refusalOf(cause: unknown): Refusal | null {
  const data = errorData(cause)
  const refusal = data?.refusal as Partial<Refusal> | null | undefined
  return refusal && typeof refusal.message === 'string' ? (refusal as Refusal) : null
}

function errorData(cause: unknown): Record<string, unknown> | null {
  if (!(cause instanceof Error) || !('data' in cause)) return null
  return typeof cause.data === 'object' ? (cause.data as Record<string, unknown> | null) : null
}

/**
 * A tRPC client error without data means that no Evenhand answered: the network failed, or something
 * in front of it replied with a page of its own.
 */
function neverAnswered(cause: unknown): boolean {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return true
  return cause instanceof Error && cause.name === 'TRPCClientError' && !errorData(cause)
}
