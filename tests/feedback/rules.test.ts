import { describe, expect, test } from 'vitest'
import { type Answered, draftFeedback, warningsAbout } from '@/server/feedback/rules'

const occasion = { candidate: 'Noor Haddad', job: 'Safety engineer', organization: 'First Light' }
const anchors = [
  { level: 1, text: 'Names one filter and stops.' },
  { level: 3, text: 'Names filters and limits, without how they fail.' },
  { level: 5, text: 'Names filters, limits and how each fails.' },
]

function answered(competencies: string[], values: number[], heard: number[] = []): Answered {
  return {
    prompt: `About ${competencies.join()}`,
    competencies,
    values,
    points: heard.map((count, at) => ({ text: `Point ${at + 1} of ${competencies[0]}`, heard: count })),
    anchors: anchors.map(({ level, text }) => ({ level, text: `${competencies[0]}: ${text}` })),
  }
}

describe('a draft', () => {
  test('begins with the strongest area, in the words of the anchor that was reached and of what was heard', () => {
    const text = draftFeedback(occasion, [
      answered(['Governance'], [2, 1], [0, 1]),
      answered(['Robustness'], [5, 5], [2, 2, 0]),
    ])!
    expect(text).toMatch(/^Dear Noor Haddad,\n\n.*“Safety engineer”/)
    expect(text).toContain(
      'Your strongest area here was Robustness. What we heard comes closest to this description: “Robustness: Names filters, limits and how each fails.”\nWhat you brought up:\n– Point 1 of Robustness\n– Point 2 of Robustness\nWhat a stronger answer also covers:\n– Point 3 of Robustness',
    )
    expect(text.indexOf('Robustness')).toBeLessThan(text.indexOf('Governance'))
    expect(text.endsWith('all the best,\nFirst Light')).toBe(true)
  })

  test('never quotes a level above the one that was reached, nor one that only says what was missing', () => {
    const between = draftFeedback(occasion, [answered(['Robustness'], [5, 4])])!
    expect(between).toContain(anchors[1]!.text)
    expect(between).not.toContain(anchors[2]!.text)
    const low = draftFeedback(occasion, [answered(['Robustness'], [2, 3], [0])])!
    for (const { text } of anchors) expect(low).not.toContain(text)
    expect(low).toContain('What a stronger answer covers:\n– Point 1 of Robustness')
  })

  test('counts a point as heard when most who scored the answer heard it', () => {
    const text = draftFeedback(occasion, [answered(['Robustness'], [3, 3, 3], [2, 1])])!
    const [up, covers] = text.split('What a stronger answer also covers:')
    expect(up).toContain('Point 1')
    expect(covers).toContain('Point 2')
  })

  test('says that areas were even rather than make an order of chance', () => {
    const text = draftFeedback(occasion, [
      answered(['A'], [3, 3]),
      answered(['B'], [3, 3, 3]),
      answered(['C'], [3, 3]),
    ])!
    expect(text).toContain('Your answers were even across the areas we asked about: A, B and C.')
    expect(text).not.toMatch(/strongest|most room/)
  })

  test('calls nothing strong that was not, and finds the kind word for it', () => {
    const text = draftFeedback(occasion, [answered(['A'], [1]), answered(['B'], [2])])!
    expect(text).not.toContain('strongest area')
    expect(text).toContain('Of what we asked about, B was where you were most at home.')
  })

  test('tells a question once, under the area that the fewest others show', () => {
    const text = draftFeedback(occasion, [
      answered(['Common', 'Rare'], [5], [1]),
      answered(['Common'], [2], [0]),
    ])!
    expect(text.match(/Point 1 of Common/g)).toHaveLength(2)
    expect(text).toMatch(/Your strongest area here was Rare/)
  })

  test('has no figure, whatever was scored', () => {
    const text = draftFeedback(
      occasion,
      ['A', 'B', 'C', 'D'].map((name, at) => ({ ...answered([name], [at + 1, 5]), points: [] })),
    )!
    expect(text).not.toMatch(/\d/)
    expect(
      warningsAbout(text, { candidate: 'Noor Haddad', interviewers: ['Ruben A'], decisionStands: true }),
    ).toEqual([])
  })

  test('takes at most three points an area, in turn from its answers', () => {
    const points = (name: string) => [1, 2, 3].map((at) => ({ text: `${name}${at}`, heard: 1 }))
    const text = draftFeedback(
      occasion,
      ['first', 'second'].map((name) => ({ ...answered(['A'], [3]), points: points(name) })),
    )!
    expect(text.match(/– .*/g)).toEqual(['– first1', '– second1', '– first2'])
  })

  test('is none where nothing was scored', () => {
    expect(draftFeedback(occasion, [])).toBeNull()
    expect(draftFeedback(occasion, [answered(['A'], [])])).toBeNull()
  })
})

describe('a warning', () => {
  const around = {
    candidate: 'Tomás Haddad',
    interviewers: ['Tomás Ferreira', 'Mei Tanaka', 'Jo Li'],
    decisionStands: true,
  }
  const about = (text: string, more: Partial<typeof around> = {}) =>
    warningsAbout(text, { ...around, ...more })

  test.each([
    'Mei Tanaka was impressed.',
    'Mei was impressed.',
    'As TANAKA’s question showed',
    'Ferreira asked about this.',
  ])('comes for a name of who interviewed: %s', (text) => {
    expect(about(text)).toEqual([
      expect.stringMatching(/seems to name (Mei Tanaka|Tomás Ferreira), who interviewed/),
    ])
  })

  test.each([
    'You got 4 out of 5.',
    'A solid 3.5 overall',
    'Your score was 4',
    'rated 2',
    'better on 80 %',
    '4/5',
  ])('comes for a number that looks like a score: %s', (text) => {
    expect(about(text)).toEqual([expect.stringContaining('looks like a score')])
  })

  test.each(['Other candidates went further.', 'You did better than others.', 'You ranked high.'])(
    'comes for a comparison with other people: %s',
    (text) => {
      expect(about(text)).toEqual([expect.stringContaining('compares with other people')])
    },
  )

  test('comes while no decision stands', () => {
    expect(about('Thank you.', { decisionStands: false })).toEqual([
      expect.stringContaining('No decision stands'),
    ])
  })

  test.each([
    'Dear Tomás, thank you.',
    'You named 3 limits and 5 failure modes, and a p99 of two seconds.',
    'The meiosis of an idea; a jolt; a list.',
  ])('does not come for what is harmless: %s', (text) => {
    expect(about(text)).toEqual([])
  })
})
