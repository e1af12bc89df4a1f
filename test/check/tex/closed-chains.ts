/** Chains of numbers, right as they stand. The values are those of the book's fact sheet, computed there with 50 digits. */
export const closedChains: string[] = String.raw`
1\cdot\ln\frac{1}{0.7}+0\cdot\ln\frac{0}{0.2}+0\cdot\ln\frac{0}{0.1} = 0.36
-\ln\frac12 = 0.69314718056
-\log_2\frac{1}{2} = 1
\frac{1}{\ln 2} \approx 1.44269504089
\ln 10 = 2.30258509299
\log_2 10 = 3.32192809489
-\log_2 0.25 = 2
\log_2 52 \approx 5.70043971814
\log_2 52! \approx 225.581003124
\ln 6 = 1.79175946923
\frac{\ln 0.05}{\ln 0.1} = 1.30102999566
-\ln 0.999999 \approx 1.0000005 \times 10^{-6}
-\log_2\!\left(\tfrac14\cdot\tfrac34\right) = 2.41503749928
e^{-3} = 0.0497870683679
20\log_{10} 2 = 6.02059991328
-0.1\ln 0.1 - 0.9\ln 0.9 = 0.325082973391
-0.1\log_2 0.1 - 0.9\log_2 0.9 = 0.468995593589
\frac12\cdot1 + \frac14\cdot2 + \frac18\cdot3 + \frac18\cdot3 = 1.75
-0.7\ln0.7-0.2\ln0.2-0.1\ln0.1 = 0.801818552543
\ln 2 + 0.5\bigl(-0.8\ln0.8-0.2\ln0.2\bigr) = 0.943348392329
1 - (0.7^2+0.2^2+0.1^2) = 0.46
\frac12\ln\left(2\pi e\cdot 0.1^2\right) = -0.883646559789
\log_2 27 = 4.75488750216
2\log_2 6 \approx 5.16992500144
\log_2 44 = 5.45943161864
2^{-1}+2^{-2}+2^{-3}+2^{-3} = 1
2^{-1}+2\cdot2^{-2}+2^{-3} = 1.125 > 1
2.375-1.75 = 0.625 \ne 2.25-1.75 = 0.50
0.71^2\cdot0.29 = 0.146189
-\log_2 0.146189 = 2.77409333519 \le 4
\lceil-\log_2 0.4\rceil = \lceil-\log_2 0.3\rceil = 2
0.5\ln\frac{0.5}{0.9}+0.5\ln\frac{0.5}{0.1} = 0.510825623766
0.9\ln\frac{0.9}{0.5}+0.1\ln\frac{0.1}{0.5} = 0.368064207168
0.510825623766 > 0.143841036226 + 0.0923315153731
\sqrt{0.101749225079} = 0.318981543477
\frac{1}{2\ln 2} = 0.721347520444
\ln 2 + \frac{1}{2\cdot 2^2}-\frac12 = 0.31814718056
0.4 \le \sqrt{0.510825623766/2} \approx 0.505383826297
-\log_{10}0.5 = 0.301029995664
0.886941378501 = 0.801818552543 + 0.085122825958
-\tfrac12(\ln 0.3+\ln 0.5) \approx 0.948559992443
(1-0.3)^2+0.2^2+0.1^2 = 0.54
\frac{0.2+10\cdot0.5}{1+10} = 0.472727272727
2^{1.34} = 2.53151318794
\frac{1}{1+e^{-2}} = \frac{e^2}{e^2+e^0} = 0.880797077978
\frac{e^2}{e^2+e^1+e^0} = 0.665240955775
\ln(e^1+e^2+e^3) - 3 = 0.407605964444
\frac{1}{1+e^{-5}} = 0.993307149076
\frac{1+1}{3} \approx 0.667
\lvert 0.75-0.5\rvert = 0.25
\ln\frac{14}{0.5} = \ln 28 = 3.33220451018
\ln\frac{0.99}{0.01} = \ln 99 = 4.59511985013
\frac{0.75\cdot0.01}{0.75\cdot0.01+0.25\cdot0.99} = 0.0294117647059
0.995^{128} = 0.526446612445
\frac{66}{66+9} = 88\%, \quad \frac{66}{66+441} = 0.130177514793
\frac{1-0.999^{5000}}{1-0.999} = 993.27888804
38^2\cdot4+19^2\cdot6+10^2\cdot6+5^2\cdot6+3^2\cdot4+1\cdot4 = 5776+2166+600+150+36+4 = 8732
\frac{64}{136} = 0.470588235294
\frac{1-\frac13}{1+\frac13} = \frac12
\max(1.7+4.07, 0)/2 = 2.885
-(1-0.9)^2\ln0.9 = 1.05360515658\times10^{-3} = \frac{-\ln 0.9}{100}
(1-0.968)^2 = 0.001024
-0.25(1-0.98)^2\ln 0.98 = 2.02027073175 \times 10^{-6}
99\,900\cdot(-\ln 0.99) = 1004.03
\frac{0.100403}{0.100403+17.3287} = 0.57606522\%
\frac{10}{5\cdot 10} = \frac15
\frac{3}{0.07} = 42.8571428571
\frac{1}{1-0.75^{10}} = 1.05967396544
\sqrt{0.02^2+0.02^2}-0.02 = 0.00828427124746
\tfrac12(1+\ln 4) = 1.19314718056
\frac{-1}{\sqrt{1}\sqrt{1+1}} = -0.707106781187
\frac{2\exp(0.9/2)}{\exp(0.9/2)+\exp(0.5/2)} = 1.09966799462
1\,\text{bit} = 0.69314718056\text{ nat}
1\text{ dit} = 3.32192809489\text{ bits}
1\,\mathrm{m}^2 = 1\,000\,000\,\mathrm{mm}^2
1{,}212{,}868 - 66{,}094 = 1{,}146{,}774
2^{29} = 536870912 \gg 10^6
`
  .trim()
  .split('\n');

/** Chains that are wrong, and the first thing that is said of them. */
export const wrongChains: [tex: string, message: string, offset: number][] = [
  [
    String.raw`\ln\frac{1}{0.7} \approx 0.358`,
    String.raw`\ln\frac{1}{0.7} is 0.356674943939, written 0.358 (off by 1.3e-3); 2 of its digits are right; 0.357 would be right`,
    25,
  ],
  // The classic misreadings that the book is about.
  [
    String.raw`-\ln 0.5 = 0.3010`,
    String.raw`-\ln 0.5 is 0.69314718056, written 0.3010 (off by 0.39); 0 of its digits are right; 0.6931 would be right`,
    11,
  ],
  [
    '(1-0.9)^2 = 0.001',
    '(1-0.9)^2 is 0.01, written 0.001 (off by 9.0e-3); 0 of its digits are right; 0.010 would be right',
    12,
  ],
  [
    String.raw`\ln 2 = 1`,
    String.raw`\ln 2 is 0.69314718056, written 1 (off by 0.31); 0.6931 would be right`,
    8,
  ],
  [
    String.raw`0.85 = \frac{66}{75}`,
    String.raw`\frac{66}{75} is 0.88, written 0.85 (off by 0.03); 1 of its digits is right; 0.88 would be right`,
    0,
  ],
  [
    String.raw`\frac{26}{34} = 77\%`,
    String.raw`\frac{26}{34} is 0.764705882353, written 77\% (off by 5.3e-3); 1 of its digits is right; 76\% would be right`,
    16,
  ],
  [
    String.raw`e^{-3} = 4.97\times 10^{-2}`,
    String.raw`e^{-3} is 0.0497870683679, written 4.97\times 10^{-2} (off by 8.7e-5); 2 of its digits are right; 4.98 \times 10^{-2} would be right`,
    9,
  ],
  [
    String.raw`\ln 2 > 0.7`,
    String.raw`\ln 2 is 0.69314718056, 0.7 is 0.7: > does not hold (off by 6.9e-3)`,
    8,
  ],
  [
    String.raw`\frac13 \approx 0.33 \approx 0.3334`,
    String.raw`\frac13 is 0.333333333333, written 0.3334 (off by 6.7e-5); 3 of its digits are right; 0.3333 would be right`,
    29,
  ],
  [
    String.raw`0.33 \approx 0.3334 = \frac13`,
    String.raw`\frac13 is 0.333333333333, written 0.3334 (off by 6.7e-5); 3 of its digits are right; 0.3333 would be right`,
    13,
  ],
  [
    String.raw`\frac12 = \frac13`,
    String.raw`\frac12 is 0.5, \frac13 is 0.333333333333: = does not hold (off by 0.17)`,
    10,
  ],
  [
    String.raw`1\text{ bit} = 0.693\text{ dit}`,
    String.raw`1\text{ bit} is 0.301029995664, written 0.693\text{ dit} (off by 0.39); 0 of its digits are right; 0.301 would be right`,
    15,
  ],
  [
    String.raw`1\,\mathrm{m} = 1\text{ nat}`,
    String.raw`1\,\mathrm{m} and 1\text{ nat} are in units that cannot be compared`,
    16,
  ],
  [
    '(0.5, 0.25) = (0.5, 0.26)',
    'element 2 of (0.5, 0.25) is 0.25, written element 2 of (0.5, 0.26) (off by 0.01); 1 of its digits is right; 0.25 would be right',
    20,
  ],
  [
    '(0.5, 0.25) = (0.5, 0.25, 0)',
    '(0.5, 0.25) is a vector of 2, (0.5, 0.25, 0) is a vector of 3',
    14,
  ],
  [String.raw`\frac{0}{0} = 1`, String.raw`\frac{0}{0} has no value (NaN)`, 0],
  [
    String.raw`\ln 0 = \infty`,
    String.raw`\ln 0 is -Infinity, \infty is Infinity: = does not hold (off by Infinity)`,
    8,
  ],
  ['2^{10}', '2^{10} has nothing to compare it with: write a relation, or <Equation is={…}>', 0],
  ['0.3567', '0.3567 has nothing to compare it with: write a relation, or <Equation is={…}>', 0],
  [
    String.raw`\ln 2 \approx 0.69, \quad 0.3567`,
    '0.3567 has nothing to compare it with: write a relation, or <Equation is={…}>',
    26,
  ],
  ['1,146 = 1146', '1 has nothing to compare it with: write a relation, or <Equation is={…}>', 0],
];
