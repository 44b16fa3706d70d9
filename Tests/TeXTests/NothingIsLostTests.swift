import Digests
import Foundation
import Papers
import SharedMaterial
import Testing

@testable import TeX

/// Every letter, digit and sign of a formula is accounted for in what is shown. Counted, not read:
/// this knows nothing of how rendering works.
@Suite struct NothingIsLostTests {
  @Test(arguments: Rendering.complete)
  func ofTheExamples(_ rendering: Rendering) {
    #expect(missing(Array(rendering.source.utf8)).isEmpty)
  }

  /// The real digests beside the repository, if they are there.
  @Test(.enabled(if: SharedMaterial.isThere, SharedMaterial.why)) func ofRealDigests() throws {
    let folder = URL(fileURLWithPath: SharedMaterial.digests)
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var (formulas, whole, texts) = (0, 0, 0)
    for case let file as URL in files
    where ["md", "json", "jsonl", "txt"].contains(file.pathExtension) {
      let digest = DigestParser.parse(
        Array(try Data(contentsOf: file)), path: file.lastPathComponent)
      for entry in digest.entries {
        for field in [\EntryRecord.title, \.abstract, \.comment, \.authors] {
          let source = entry.passage { $0[keyPath: field] }.withBytes { Array($0) }
          texts += 1
          if source.withUnsafeBytes({ TeXText.isPlain($0) }) { continue }
          let lost = missing(source)
          #expect(lost.isEmpty, "\(String(decoding: source, as: UTF8.self))")
          for formula in self.formulas(in: source) {
            let text = TeXText("$" + formula + "$").string
            formulas += 1
            if !text.contains("\\") { whole += 1 }
          }
          let text = source.withUnsafeBytes { TeXText($0) }.string
          #expect(text.precomposedStringWithCanonicalMapping == text)
        }
      }
    }
    #expect(formulas > 0)
    print("\(texts) texts, \(formulas) formulas, \(whole) without a backslash")
    #expect(Double(whole) >= 0.99 * Double(formulas))
  }

  private func formulas(in source: [UInt8]) -> [String] {
    source.withUnsafeBytes { bytes in
      Outline(bytes, from: 0).pairs
        .filter { [.dollars, .parentheses, .brackets].contains($0.kind) }
        .map { String(decoding: bytes[$0.inner], as: UTF8.self) }
    }
  }

  /// The characters of a source that are not in what is shown for it.
  private func missing(_ source: [UInt8]) -> [Character: Int] {
    let text = source.withUnsafeBytes { TeXText($0) }.string
    var shown = counts(plain(text))
    for (character, count) in counts(plain(written(String(decoding: source, as: UTF8.self)))) {
      shown[character, default: 0] -= count
    }
    return shown.filter { $0.value < 0 }
  }

  private func counts(_ text: String) -> [Character: Int] {
    text.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Letters, digits and signs in the plainest form that Unicode knows.
  private func plain(_ text: String) -> String {
    let signs: [Unicode.Scalar: String] = [
      "−": "-", "–": "--", "—": "---", "′": "'", "‘": "`", "’": "'", "“": "``", "”": "''",
      "⟨": "<", "⟩": ">", "ı": "i", "ȷ": "j", "∛": "3", "∜": "4",
    ]
    var result = ""
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      if let sign = signs[scalar] {
        result += sign
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "+-*/=<>!|()[],;:.?%@\"'`".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A source without its commands, and without what only says how something is set.
  private func written(_ source: String) -> String {
    var text = source
    for pattern in [
      #"\\(begin|end)\{[a-zA-Z*]+\}"#, #"\\(left|right|middle)\s*\."#, #"\\\\(\[[^\]]*\])?"#,
      // An address is shown once where it is its own text.
      #"\\href\{([^{}]*)\}(?=\{\1\})"#, #"\\sqrt\[|(?<=\\sqrt\[[0-9a-z])\]"#,
      #"\\[,;:!/\-@| ]"#, #"\\\(|\\\)|\\\[|\\\]"#, #"\\[='"`.^~](?=\\?\{?\\?[A-Za-z])"#,
      #"\\[a-zA-Z]+\*?"#,
    ] {
      text = text.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
    }
    return text
  }
}
