import Canvas
import Testing

@Suite struct GeometryTests {
  @Test func intersectionOfDistantRectsIsEmpty() {
    let left = Rect(column: 0, row: 0, columns: 4, rows: 2)
    let right = Rect(column: 10, row: 0, columns: 4, rows: 2)
    #expect(left.intersection(right).isEmpty)
    #expect(left.intersection(Rect(column: 3, row: 1, columns: 5, rows: 5)).columns == 1)
  }
}
