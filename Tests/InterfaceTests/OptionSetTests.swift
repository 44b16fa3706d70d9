import Foundation
import Testing

/// Sets of options whose values are written by hand.
@Suite struct OptionSetTests {
  private static let own = "Tests/InterfaceTests/OptionSetTests.swift"
  private static let sources = String(#filePath.dropLast(own.count)) + "Sources"

  /// The names of the options of each set, and their values, as the sources have them.
  private static let sets: [(name: String, options: [(name: Substring, value: UInt64?)])] = {
    let files = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.flatMap { file in
      let bytes = FileManager.default.contents(atPath: sources + "/" + file) ?? Data()
      let text = String(decoding: bytes, as: UTF8.self)
      return text.matches(of: /struct (\w+): OptionSet/).map { set in
        let options = text.matches(of: /static let (\w+) = (\w+)\(rawValue: (.*)\)/)
          .filter { $0.2 == set.1 }
        return (String(set.1), options.map { ($0.1, UInt64($0.3)) })
      }
    }
  }()

  @Test func theyAreFound() {
    let names = Set(Self.sets.map(\.name))
    #expect(names.isSuperset(of: ["Traits", "Attributes", "Modifiers", "Style"]))
  }

  /// Each has a bit of its own.
  @Test func optionsDiffer() {
    for set in Self.sets {
      // The fields of a row are the cases of an enum, a bit each.
      #expect(set.options.count > 1 || set.name == "RowFields", "\(set.name)")
      var taken: UInt64 = 0
      for option in set.options {
        let value = option.value ?? 0
        #expect(value.nonzeroBitCount == 1, "\(set.name).\(option.name)")
        #expect(taken & value == 0, "\(set.name).\(option.name) is another one")
        taken |= value
      }
    }
  }
}
