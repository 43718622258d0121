import { describe, expect, it } from 'vitest';
import { inhalerKind } from './medicines.ts';

describe('an inhaler', () => {
  it.each([
    ['0301011R0AAAPAP', 'Salbutamol_Inha 100mcg (200 D) CFF', 'metered dose inhaler'],
    ['0301011R0BEAIAP', 'Ventolin_Evohaler 100mcg (200 D)', 'metered dose inhaler'],
    ['0301011R0BIAGBU', 'Salamol E-Breathe_Inh 100mcg (200 D) CFF', 'metered dose inhaler'],
    ['0302000N0AABFBF', 'Fluticasone/Salmeterol_Inh 125/25mcg120D', 'metered dose inhaler'],
    ['0302000N0AAAZAZ', 'Fluticasone/Salmeterol_Inh 500/50mcg 60D', 'dry powder inhaler'],
    ['0302000C0BRAABY', 'Fostair NEXThaler_Inh 100mcg/6mcg (120D)', 'dry powder inhaler'],
    ['0301011V0AAALAL', 'Terbut Sulf_B/A Inha 500mcg (100 D)', 'dry powder inhaler'],
    ['0302000V0AAAAAA', 'Fluticasone/Vilanterol_Inha 184/22mcg30D', 'dry powder inhaler'],
    ['0301020Q0AAACAC', 'Tiotropium_Inha 2.5mcg (60D) CFF + Dev', 'soft mist inhaler'],
    ['0301040X0BBAAAA', 'Spiolto Respimat_Inha2.5/2.5mcg(60D)+Dev', 'soft mist inhaler'],
  ])('%s, “%s”, is a %s', (code, description, kind) => {
    expect(inhalerKind(code, description)).toBe(kind);
  });

  it.each([
    ['0301011R0AAAXAX', 'Salbutamol_Inh Soln 2.5mg/2.5ml Ud'],
    ['0301020Q0AAABAB', 'Tiotropium_Pdr For Inh Cap 18mcg'],
    ['0301030S0BKABAM', 'Uniphyllin Continus_Tab 200mg'],
    ['0106020M0AAATAT', 'Senna_Oral Soln 7.5mg/5ml S/F'],
    ['0408010A0AAAAAA', 'Something_Inh'],
  ])('%s, “%s”, is none, or is not counted by the inhaler', (code, description) => {
    expect(inhalerKind(code, description)).toBeNull();
  });
});
