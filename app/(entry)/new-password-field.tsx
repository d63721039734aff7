'use client'

import clsx from 'clsx'
import Check from 'lucide-react/icons/check'
import Circle from 'lucide-react/icons/circle'
import { useState } from 'react'
import { Field } from '@/app/_ui/field'
import { TextInput } from '@/app/_ui/text-input'
import { passwordRules } from '@/server/organizations/rules'

/** Chooses a password; the rules tick themselves off while it is typed. */
export function NewPasswordField({
  name = 'password',
  label = 'Password',
  error,
}: {
  name?: string
  label?: string
  error?: string | undefined
}) {
  const [password, setPassword] = useState('')
  return (
    <div>
      <Field label={label} required {...(error ? { error } : {})}>
        {(control) => (
          <TextInput
            {...control}
            name={name}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <ul aria-label="What it must be" className="mt-2 grid gap-x-4 gap-y-0.5 text-xs sm:grid-cols-2">
        {passwordRules.map((rule) => {
          const holds = password !== '' && rule.holds(password)
          const Mark = holds ? Check : Circle
          return (
            <li
              key={rule.says}
              className={clsx('flex items-center gap-1.5', holds ? 'text-ink' : 'text-ink-3')}
            >
              <Mark aria-hidden size={12} className={holds ? 'text-accent-text' : undefined} />
              {rule.says}
              {holds ? <span className="sr-only">Met.</span> : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
