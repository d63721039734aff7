import type { Metadata } from 'next'
import { path } from '@/app/_api/path'
import { load } from '@/app/_api/server'
import { DefinitionList } from '@/app/_ui/definition-list'
import { TextLink } from '@/app/_ui/link'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { listTimeZones } from '@/app/(entry)/time-zones'
import { OrganizationForm } from './organization-form'
import { PasswordForm } from './password-form'
import { RemoveDemo } from './remove-demo'
import { SelfReportQuestions } from './self-report-questions'
import { SignOutEverywhere } from './sign-out-everywhere'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const me = await load((api) => api.organizations.me())
  const organization = await load((api) => api.organizations.find())
  const isAdmin = me.role === 'admin'
  const selfReports = isAdmin ? await load((api) => api.impact.questions()) : []
  return (
    <>
      <PageHeader title="Settings" />
      <Section title="Organization" description={isAdmin ? undefined : 'Admins change these.'}>
        {isAdmin ? (
          <OrganizationForm organization={organization} timeZones={listTimeZones()} />
        ) : (
          <DefinitionList
            items={[
              { term: 'Name', value: organization.name },
              { term: 'Time zone', value: organization.timeZone },
            ]}
          />
        )}
      </Section>
      {isAdmin ? (
        <Section
          title="Questions about oneself"
          description="Asked of candidates by a link of their own, freely and apart from their application, to see whether the interviews treat groups of people alike. Answers are never shown per person; only sums of larger groups are."
          ruled
        >
          <SelfReportQuestions questions={selfReports} />
        </Section>
      ) : null}
      <Section
        title="Categories and competencies"
        description="What the bank’s questions are filed under, and what their answers show."
        ruled
      >
        <TextLink href={path.shelves()}>Look at them with what uses each</TextLink>
      </Section>
      <Section title="Your password" description={`You sign in as ${me.email}.`} ruled>
        {organization.planted ? (
          <p className="max-w-[65ch] text-ink-2">
            The demo’s people have no password: anybody on this machine signs in as them with one click.
          </p>
        ) : (
          <PasswordForm email={me.email} />
        )}
      </Section>
      <Section
        title="Signed-in browsers"
        description="A lost laptop, a shared computer: this ends every session of yours at once, this one included. What a browser keeps of a scorecard and has not saved yet is dropped there."
        ruled
      >
        <SignOutEverywhere />
      </Section>
      {organization.planted && isAdmin ? (
        <Section
          title="Demo"
          description="This organization was planted to look around in. Remove it when you are done; then you set up your own."
          ruled
        >
          <RemoveDemo name={organization.name} />
        </Section>
      ) : null}
    </>
  )
}
