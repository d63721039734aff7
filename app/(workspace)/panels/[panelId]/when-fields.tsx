'use client'

import { Field } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { TextInput } from '@/app/_ui/text-input'
import { whyTight } from '@/server/panels/rules'
import { readNumber } from '../../sets/read-number'
import { zoneInWords } from '../session-time'

export type When = { startsAt: string; slot: string; timeZone: string; place: string }

type WhenFieldsProps = {
  when: When
  onChange: (when: When) => void
  /** The zones to choose from, with whose clock each is. */
  zones: readonly { timeZone: string; whose: string }[]
  errors: Readonly<Record<string, string>>
  /** How long the set's questions take; null where the session asks another version of it. */
  questionMinutes: number | null
}

/** When, for how long, where. The clock is always named, since people schedule from other zones. */
export function WhenFields({ when, onChange, zones, errors, questionMinutes }: WhenFieldsProps) {
  const [only] = zones
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[15rem_9rem_minmax(0,18rem)_minmax(0,1fr)]">
      <Field label="Starts at" error={errors.startsAt}>
        {(control) => (
          <TextInput
            {...control}
            type="datetime-local"
            value={when.startsAt}
            onChange={(event) => onChange({ ...when, startsAt: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Slot in minutes"
        error={errors.slotMinutes}
        warning={questionMinutes === null ? null : whyTight(questionMinutes, readNumber(when.slot))}
      >
        {(control) => (
          <TextInput
            {...control}
            inputMode="numeric"
            autoComplete="off"
            value={when.slot}
            onChange={(event) => onChange({ ...when, slot: event.target.value })}
          />
        )}
      </Field>
      {zones.length > 1 ? (
        <Field label="Time zone" error={errors.timeZone}>
          {(control) => (
            <Select
              {...control}
              value={when.timeZone}
              onChange={(event) => onChange({ ...when, timeZone: event.target.value })}
              options={zones.map(({ timeZone, whose }) => ({
                value: timeZone,
                label: `${zoneInWords(timeZone)} (${whose})`,
              }))}
            />
          )}
        </Field>
      ) : (
        <div>
          <p className="font-medium">Time zone</p>
          <p className="mt-1.5 text-ink-2">{only ? `${zoneInWords(only.timeZone)} (${only.whose})` : null}</p>
        </div>
      )}
      <Field label="Place" error={errors.place}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            placeholder="Room or link, if any"
            value={when.place}
            onChange={(event) => onChange({ ...when, place: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

/** The clocks a person may mean: this device's, and the organization's where it is another. */
export function zonesOf(deviceZone: string, organizationZone: string, own?: string) {
  const zones = [
    {
      timeZone: deviceZone,
      whose: deviceZone === organizationZone ? 'this device and the organization' : 'this device',
    },
    { timeZone: organizationZone, whose: 'the organization' },
    ...(own ? [{ timeZone: own, whose: 'this session' }] : []),
  ]
  return zones.filter((zone, at) => zones.findIndex((one) => one.timeZone === zone.timeZone) === at)
}
