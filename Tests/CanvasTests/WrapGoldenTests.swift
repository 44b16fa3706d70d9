import Canvas
import Glibc
import Testing

/// Texts as they are wrapped, in a file that a person can read: `Wrapped.txt`.
/// `RECORD_SCREENS=1 swift test --filter WrapGoldenTests` rewrites it, and fails.
@Suite struct WrapGoldenTests {
  private static let texts = [
    """
    We measure what low precision does to the heads that find facts in a long context, and keep \
    the few that suffer in full precision; nothing else changes. It is well-known (see e.g. the \
    survey), costs O(n log n) and takes “two percent” of the time.
    """,
    "稀疏注意力只看少数重要的键，因此在长文本上节省大量时间。本文说明如何选择这些键，并在三个数据集（共九万篇）上进行了实验：效果“几乎不变”，速度提高百分之四十。",
    "本研究では、長い文脈の中から少数の重要な鍵だけを選ぶ「疎な注意機構」を提案する。メモリーの使用量は半分になり、精度はほとんど落ちない。実験は三つのデータセットで行った。",
    "한국어 초록은 낱말 사이를 띄어 쓰므로 낱말에서 줄이 바뀐다. 실험은 세 가지 자료에서 했다.",
    "We call it 稀疏注意力 (sparse attention); 它在 LLaMA-3 上 saves 40% of the time，而且 nothing is lost。",
    "Cafe\u{301}s in Tie\u{302}\u{301}ng Vie\u{323}\u{302}t: x\u{302}, v\u{20D7} and A\u{305}B\u{305} take as many columns as letters, ∑ᵢ₌₁ⁿ xᵢ² ≤ 𝒪(ϵ⁻²) too.",
    "Code is at https://github.com/example/a-very-long-name-of-a-repository/tree/main/experiments/2025-06-10/results?format=json&page=1#section-2 and there only.",
    "A first paragraph.\nA second one, after an empty line.\n\nA third.",
  ]

  private static let path =
    String(#filePath.dropLast("WrapGoldenTests.swift".count)) + "Wrapped.txt"

  @Test func wrapsAsRecorded() {
    var page = ""
    for columns in [20, 33, 50, 78, 120, 200] {
      for text in WrapGoldenTests.texts {
        let bytes = Array(text.utf8)
        page += "\(columns) \(String(repeating: "-", count: columns - 3))\n"
        bytes.withUnsafeBytes { buffer in
          for range in Wrap.lines(buffer, columns: columns, width: .bundled) {
            let line = String(decoding: bytes[range], as: UTF8.self)
            let width = Width.bundled.columns(of: line)
            #expect(width <= columns)
            page += line + String(repeating: " ", count: max(0, columns - width)) + "|\n"
          }
        }
      }
    }
    if getenv("RECORD_SCREENS") != nil {
      let file = fopen(WrapGoldenTests.path, "w")!
      fputs(page, file)
      fclose(file)
      Issue.record("recorded")
      return
    }
    #expect(page == WrapGoldenTests.recorded)
  }

  private static var recorded: String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
  }
}
