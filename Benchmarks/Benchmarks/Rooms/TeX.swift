import Benchmark
import TeX

/// LaTeX to text that can be read; MB/s are the bytes in the name by the time.
func tex() {
  let plain = Array(
    String(repeating: DigestText().abstract.filter { $0 != "$" && $0 != "\\" }, count: 800).utf8)
  Benchmark("TeX: text without any, \(plain.count / 1000) kB") { benchmark in
    for _ in benchmark.scaledIterations { plain.withUnsafeBytes { blackHole(TeXText.isPlain($0)) } }
  }
  let formulas = [
    #"$O(n \log n)$ and $\sum_{i=1}^{n} x_i^2 \leq \frac{a+b}{2}$ for $x \in \mathbb{R}^d$, "#,
    #"where $\tilde{O}(\sqrt{d})$, $\mathcal{L}_{\mathrm{max}}$, $e^{i\pi}$ and $p \equiv 1 \pmod 4$; "#,
  ].joined()
  let text = Array(String(repeating: formulas, count: 100).utf8)
  Benchmark("TeX: formulas, \(text.count / 1000) kB") { benchmark in
    for _ in benchmark.scaledIterations { text.withUnsafeBytes { blackHole(TeXText($0)) } }
  }
}
