//! Memory is overwritten when it is given back. Notes and answers pass through many strings
//! (each keystroke makes a new state, each screen is made of texts), and none of them stays
//! behind in the module's memory once nothing holds it.
//!
//! It does not reach what the browser holds itself: JavaScript's strings, the boxes on
//! screen, and what an operating system wrote to disk. `docs/privacy.md` says so.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;

/// The standard allocator, which writes zeros over whatever is given back.
#[derive(Debug)]
struct ErasingMemory;

#[global_allocator]
static MEMORY: ErasingMemory = ErasingMemory;

#[expect(unsafe_code, reason = "an allocator cannot be written without it; every call goes on to the standard one")]
// SAFETY: each call is handed on as it came. Before memory goes back it still belongs to the
// caller, who says how much there is, so writing over all of it is sound. Growing is left to
// the trait: it takes new memory, copies, and gives the old back through `dealloc`.
unsafe impl GlobalAlloc for ErasingMemory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are those that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: `memory` is the caller's until it is given back, and is `layout.size()` long.
        unsafe {
            memory.write_bytes(0, layout.size());
            // So that the compiler does not leave out a write that nothing reads.
            System.dealloc(black_box(memory), layout);
        }
    }
}
