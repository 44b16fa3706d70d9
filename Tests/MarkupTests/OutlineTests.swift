import Testing

@testable import Markup

@Test func anOutlineBeginsEmpty() {
  #expect(Outline().blocks.isEmpty)
}
