import Foundation
import Storage
import Testing

/// Folders for what nobody wants to keep.
@Suite struct TemporaryFolderTests {
  /// Tests have folders of their own by the other name.
  private typealias Scratch = Storage.TemporaryFolder

  private let parent = TemporaryFolder()

  @Test func itGoesAwayWithAllThatIsInIt() throws {
    parent.makeFolder("kept")
    parent.write("kept/file", "kept")
    let folder = try #require(Scratch("quire-test", in: parent.path))
    let name = try #require(folder.path.split(separator: "/").last.map(String.init))
    #expect(name.hasPrefix("quire-test-"))
    parent.makeFolder(name + "/data")
    parent.makeFolder(name + "/data/.hidden")
    parent.write(parent[bytes: Array((name + "/data/.hidden/").utf8) + [0xFF, 0xFE]], [1])
    parent.link(name + "/link", to: parent.path + "/kept")
    parent.link(name + "/nowhere", to: "nowhere")
    folder.remove()
    let manager = FileManager.default
    #expect(try manager.contentsOfDirectory(atPath: parent.path) == ["kept"])
    #expect(try manager.contentsOfDirectory(atPath: parent["kept"].text) == ["file"])
  }

  @Test func itsPlace() {
    #expect(Scratch.place(["TMPDIR": "/var/tmp"]) == "/var/tmp")
    #expect(Scratch.place(["TMPDIR": "tmp"]) == "/tmp")
    #expect(Scratch.place([:]) == "/tmp")
    #expect(Scratch("quire-test", in: parent["nowhere"].text) == nil)
  }
}
