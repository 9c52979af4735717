import type { Section } from './compose.ts'
import { paragraphs, section } from './compose.ts'

/** Capital and the quality of assets, said with the ratio where it is known. */
export const institutionFinance = (capital: string | null): Section[] => [
  section(
    '资本充足的风险',
    ...paragraphs(
      `${capital ? `${capital}。` : ''}业务扩张和资产质量变化将消耗资本。如资本补充不及时，发行人可能无法满足监管要求，业务发展受到限制。`,
    ),
  ),
  section(
    '资产质量波动的风险',
    ...paragraphs('风险分类标准趋严以及部分行业和区域风险暴露，可能使发行人不良资产率上升，拨备对利润的侵蚀加大。'),
  ),
]
