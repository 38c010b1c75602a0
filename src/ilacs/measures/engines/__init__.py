"""The engines that figures can be computed on."""
