import type { FormAnswer } from '../forms/answer.ts'
import { shown } from '../forms/answer.ts'
import type { SeatsView, SitterView, TeamView } from '../presenters/seats-page.server.ts'
import { ConfirmFold } from './confirm-fold.tsx'
import { DataTable } from './data-table.tsx'
import { DateField } from './date-field.tsx'
import { EmptyState } from './empty-state.tsx'
import { ExportLinks } from './export-links.tsx'
import { HiddenInputs } from './hidden-inputs.tsx'
import { SelectField } from './select-field.tsx'
import { Sheet } from './sheet.tsx'
import { SubmitButton } from './submit-button.tsx'
import { Tag } from './tag.tsx'
import { TextField } from './text-field.tsx'

type TeamProps = { team: TeamView; list: string; now: string; formKey: string; answer: FormAnswer | undefined }

/** What was refused shows again only in the form it was typed into. */
const answerFor = (answer: FormAnswer | undefined, intent: string) =>
  answer?.values.intent === intent ? answer : undefined

/** The team of one's own house on a project: who does what, since and until when, and who stands in for whom. */
export function TeamSheet({ team, list, now, formKey, answer }: TeamProps) {
  const hidden = { key: formKey, seat: team.seat }
  return (
    <Sheet
      title={`本机构 · ${team.title}`}
      note={team.elsewhere ?? '不指定人员时，本机构同席位人员都可办理'}
      end={team.team.length > 0 ? <ExportLinks list={list} what="本机构人员" quiet /> : undefined}
      bare
    >
      {team.recorded ? (
        <EmptyState icon="lock" title="本席位为代录">
          由主承销商经办录入、第二人确认。
        </EmptyState>
      ) : (
        <>
          <Sitting team={team.team} hidden={hidden} />
          <div className="sheet-body stack">
            {team.elsewhere ? null : <Assign team={team} hidden={hidden} answer={answerFor(answer, 'assign')} />}
            {team.own.length > 0 ? (
              <>
                <Deputy team={team} now={now} hidden={hidden} answer={answerFor(answer, 'stand-in')} />
                {team.elsewhere ? null : (
                  <HandOver team={team} hidden={hidden} answer={answerFor(answer, 'hand-over')} />
                )}
              </>
            ) : null}
          </div>
        </>
      )}
    </Sheet>
  )
}

type Hidden = { key: string; seat: string }

const Sitting = ({ team, hidden }: { team: readonly SitterView[]; hidden: Hidden }) => (
  <DataTable
    caption="人员"
    rows={team}
    rowKey={(row) => row.id}
    empty={<EmptyState icon="people" title="未指定人员" />}
    columns={[
      { head: '人员', cell: (row) => (row.mine ? `${row.name}（我）` : row.name) },
      {
        head: '职责',
        cell: (row) => (
          <>
            {row.duty}
            {row.deputyOf ? <span className="cell-more">代 {row.deputyOf}</span> : null}
          </>
        ),
      },
      { head: '期间', cell: (row) => row.spell },
      {
        head: '状态',
        cell: (row) =>
          row.disabled ? (
            <Tag icon="lock">账号已停用</Tag>
          ) : row.future ? (
            <Tag icon="clock">未开始</Tag>
          ) : (
            <Tag tone="pine" icon="check">
              在席
            </Tag>
          ),
      },
      {
        head: '办理',
        kind: 'act',
        cell: (row) => (
          <ConfirmFold
            verb="结束"
            name={`${row.name}的${row.duty}`}
            effect="此后不再由其办理。"
            hidden={{ ...hidden, intent: 'end', assignment: row.id }}
            small
          />
        ),
      },
    ]}
  />
)

type FormProps = { team: TeamView; hidden: Hidden; answer: FormAnswer | undefined }

const Assign = ({ team, hidden, answer }: FormProps) => (
  <form method="post">
    <HiddenInputs values={{ ...hidden, intent: 'assign' }} />
    <fieldset className="form-section">
      <legend>安排人员</legend>
      <div className="form-grid">
        <SelectField
          {...shown(answer, 'person')}
          id="assign-person"
          label="人员"
          options={team.colleagues}
          empty="请选择"
          required
        />
        <SelectField
          {...shown(answer, 'duty')}
          id="assign-duty"
          label="职责"
          options={team.duties}
          empty="请选择"
          required
        />
        <div className="whole acts">
          <SubmitButton>安排</SubmitButton>
          <span className="muted small">经办与复核须由两人担任。</span>
        </div>
      </div>
    </fieldset>
  </form>
)

const others = (team: TeamView) => team.colleagues.filter(({ label }) => !label.endsWith('（我）'))

const Deputy = ({ team, now, hidden, answer }: FormProps & { now: string }) => (
  <form method="post">
    <HiddenInputs values={{ ...hidden, intent: 'stand-in' }} />
    <fieldset className="form-section">
      <legend>代理（我不在的时候，由同事代办）</legend>
      <div className="form-grid">
        <SelectField
          {...shown(answer, 'assignment', team.own[0]?.value)}
          id="deputy-duty"
          label="我的职责"
          options={team.own}
          required
        />
        <SelectField
          {...shown(answer, 'deputy')}
          id="deputy"
          label="代理人"
          options={others(team)}
          empty="请选择"
          required
        />
        <DateField {...shown(answer, 'from', now)} id="deputy-from" label="从" withTime required />
        <DateField
          {...shown(answer, 'until')}
          id="deputy-until"
          label="到"
          hint="到这一分钟自动结束，最长 90 天；时间为北京时间。"
          withTime
          required
        />
        <div className="whole acts">
          <SubmitButton>委托代理</SubmitButton>
          <span className="muted small">代理人以本人名义办理；他本人经办过的，仍须由另一人复核。</span>
        </div>
      </div>
    </fieldset>
  </form>
)

const HandOver = ({ team, hidden, answer }: FormProps) => (
  <form method="post">
    <HiddenInputs values={{ ...hidden, intent: 'hand-over' }} />
    <fieldset className="form-section">
      <legend>转办（不再由我担任）</legend>
      <div className="form-grid">
        <SelectField
          {...shown(answer, 'assignment', team.own[0]?.value)}
          id="hand-over-duty"
          label="我的职责"
          options={team.own}
          required
        />
        <SelectField
          {...shown(answer, 'to')}
          id="hand-over-to"
          label="转给"
          options={others(team)}
          empty="请选择"
          required
        />
        <div className="whole">
          <TextField {...shown(answer, 'reason')} id="hand-over-reason" label="原因" maxLength={200} required />
        </div>
        <div className="whole acts">
          <SubmitButton>转办</SubmitButton>
        </div>
      </div>
    </fieldset>
  </form>
)

type InviteProps = { invite: NonNullable<SeatsView['invite']>; formKey: string; answer: FormAnswer | undefined }

/** The lead underwriter brings a party in. */
export function InviteSheet({ invite, formKey, answer }: InviteProps) {
  const refused = answerFor(answer, 'add')
  return (
    <Sheet
      title="增设席位"
      note="评级、增信随其办理入席，市场与主管机构随报送入席，专家随会议入席"
      foot="入席之后，对方只看到其席位该看的阶段。"
    >
      <form method="post" className="form-grid">
        <HiddenInputs values={{ key: formKey, intent: 'add' }} />
        <SelectField {...shown(refused, 'capacity')} label="席位" options={invite.capacities} empty="请选择" required />
        <SelectField
          {...shown(refused, 'organisation')}
          label="机构"
          options={invite.organisations}
          empty="请选择"
          required
        />
        <div className="whole acts">
          <SubmitButton>增设</SubmitButton>
        </div>
      </form>
    </Sheet>
  )
}
