/** Numbers as lists print them. */

/** A counter in the manner that an Office file names ("decimal", "lowerLetter", "alphaLcParenR" and the like). */
export function numeral(value: number, manner: string): string {
  if (/^(lowerRoman|romanLc)/.test(manner)) return roman(value).toLowerCase();
  if (/^(upperRoman|romanUc)/.test(manner)) return roman(value);
  if (/^(lowerLetter|alphaLc)/.test(manner)) return letters(value).toLowerCase();
  if (/^(upperLetter|alphaUc)/.test(manner)) return letters(value);
  if (manner === 'decimalZero') return String(value).padStart(2, '0');
  return String(value);
}

/** 1 is A, 26 is Z, 27 is AA as Word and PowerPoint count. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const digits: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = value;
  let text = '';
  for (const [worth, sign] of digits) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
